package org.diancang.replay.reader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TextComparisonTest {
    @Test
    void aPassageThatReadsDifferentlyIsRewritten() {
        TextComparison found =
                TextComparison.of(
                        List.of("首页", "县政府召开第 6 次常务会议，部署春季农业生产", "版权"),
                        List.of("首页", "县政府召开第 38 次常务会议，研究冬春农田水利建设", "版权"));
        assertThat(found.changes()).hasSize(1);
        assertThat(found.changes().getFirst().kind()).isEqualTo("rewritten");
        assertThat(found.changes().getFirst().pieces())
                .startsWith(
                        new Change.Piece("same", "县政府召开第 "),
                        new Change.Piece("removed", "6"),
                        new Change.Piece("added", "38"),
                        new Change.Piece("same", " 次常务会议，"));
        assertThat(found.different()).isBetween(0.1, 0.9);
    }

    @Test
    void whatHasNothingInCommonIsRemovedAndAdded() {
        TextComparison found = TextComparison.of(List.of("旧闻", "同"), List.of("同", "天气预报"));
        assertThat(found.changes()).containsExactly(new Change("旧闻", ""), new Change("", "天气预报"));
        assertThat(found.count("added")).isEqualTo(1);
        assertThat(found.count("removed")).isEqualTo(1);
    }

    @Test
    void aMovedAndRewrittenPassageIsFoundAmongNewOnes() {
        TextComparison found =
                TextComparison.of(List.of("县博物馆新馆奠基"), List.of("全新的一条", "县博物馆新馆通过竣工验收", "另一条"));
        assertThat(found.changes())
                .extracting(Change::kind)
                .containsExactly("added", "rewritten", "added");
    }

    @Test
    void theSameTextHasNoChanges() {
        TextComparison found = TextComparison.of(List.of("甲", "乙"), List.of("甲", "乙"));
        assertThat(found.changes()).isEmpty();
        assertThat(found.different()).isZero();
        assertThat(TextComparison.of(List.of(), List.of()).different()).isZero();
    }

    /** What went and came, put together again, is each version as it was. */
    @Test
    void nothingOfEitherVersionIsLost() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            List<String> before = page(random, 12);
            List<String> after = page(random, 12);
            TextComparison found = TextComparison.of(before, after);
            List<String> gone =
                    found.changes().stream().map(Change::before).filter(t -> !t.isEmpty()).toList();
            List<String> came =
                    found.changes().stream().map(Change::after).filter(t -> !t.isEmpty()).toList();
            assertThat(before).containsAll(gone);
            assertThat(after).containsAll(came);
            assertThat(before.size() - gone.size()).isEqualTo(after.size() - came.size());
            assertThat(found.different()).isBetween(0.0, 1.0);
            for (Change change : found.changes()) {
                assertThat(text(change, "added")).isEqualTo(change.before());
                assertThat(text(change, "removed")).isEqualTo(change.after());
            }
        }
    }

    @Test
    @Timeout(20)
    void twoLongPagesWithNothingInCommonAreComparedInTime() {
        List<String> before = IntStream.range(0, 3000).mapToObj(i -> "a" + i).toList();
        List<String> after = IntStream.range(0, 3000).mapToObj(i -> "b" + i).toList();
        long start = System.nanoTime();
        assertThat(TextComparison.of(before, after).changes()).hasSize(6000);
        Change worst = new Change("天".repeat(500) + "地玄黄", "宇".repeat(500) + "宙洪荒");
        assertThat(worst.pieces()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    private static String text(Change change, String without) {
        return change.pieces().stream()
                .filter(piece -> !piece.kind().equals(without))
                .map(Change.Piece::text)
                .collect(Collectors.joining());
    }

    private static List<String> page(Random random, int passages) {
        return random.ints(passages, 0, 20)
                .mapToObj(i -> "第" + i + "条 " + "春夏秋冬".charAt(random.nextInt(4)) + "季 news")
                .toList();
    }
}

package org.diancang.indexer.cdx.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.diancang.indexer.cdx.CdxTarget;
import org.diancang.indexer.cdx.CollectionName;
import org.diancang.url.PartitionKey;
import org.diancang.url.UrlKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AliasesTest {
    private final SortedStores stores = new SortedStores();

    @AfterEach
    void everyScanIsClosed() {
        assertThat(stores.open).isZero();
    }

    @Test
    void aUrlThatNeverMovedIsFoundUnderItselfWithoutReading() {
        assertThat(names("http://a.cn/")).containsExactly("cn,a)/");
        assertThat(stores.opened).isZero();
    }

    @Test
    void eitherUrlOfAnAliasLeadsToBothTheNewOneFirst() {
        stores.withAlias("http://old.cn/", "http://new.cn/");

        assertThat(names("http://old.cn/")).containsExactly("cn,new)/", "cn,old)/");
        assertThat(names("http://new.cn/")).containsExactly("cn,new)/", "cn,old)/");
        assertThat(names("http://other.cn/")).containsExactly("cn,other)/");
    }

    @Test
    void ofSeveralThatAUrlMovedToTheFirstHolds() {
        stores.withAlias("http://a.cn/", "http://b.cn/").withAlias("http://a.cn/", "http://c.cn/");

        assertThat(names("http://a.cn/")).containsExactly("cn,b)/", "cn,a)/");
        assertThat(names("http://c.cn/")).containsExactly("cn,c)/", "cn,a)/");
    }

    @Test
    void fromWhicheverUrlOfATreeOfAliasesAllAreFound() {
        stores.withAlias("http://a.cn/", "http://c.cn/")
                .withAlias("http://b.com/", "http://c.cn/")
                .withAlias("http://c.cn/", "http://d.org/")
                .withAlias("http://e.cn/", "http://d.org/");

        for (String url : List.of("a.cn", "b.com", "c.cn", "d.org", "e.cn")) {
            assertThat(names("http://" + url + "/"))
                    .as(url)
                    .startsWith("org,d)/")
                    .containsExactlyInAnyOrder("org,d)/", "cn,c)/", "cn,e)/", "cn,a)/", "com,b)/");
        }
    }

    @Test
    void aCircleEndsAndHasAllOfItsUrls() {
        stores.withAlias("http://a.cn/", "http://b.cn/")
                .withAlias("http://b.cn/", "http://c.cn/")
                .withAlias("http://c.cn/", "http://a.cn/");

        for (String url : List.of("a", "b", "c")) {
            assertThat(names("http://" + url + ".cn/"))
                    .containsExactlyInAnyOrder("cn,a)/", "cn,b)/", "cn,c)/");
        }
    }

    @Test
    void aChainIsFollowedForEightStepsEitherWay() {
        for (int i = 0; i < 20; i++) {
            stores.withAlias("http://s.cn/" + i, "http://s.cn/" + (i + 1));
        }

        assertThat(names("http://s.cn/2")).hasSize(9).startsWith("cn,s)/10").endsWith("cn,s)/2");
        assertThat(names("http://s.cn/20")).hasSize(9).endsWith("cn,s)/12");
    }

    @Test
    void noMoreThanAHundredOthersMakeOneLookUp() {
        for (int i = 0; i < 150; i++) {
            stores.withAlias("http://s.cn/" + i, "http://s.cn/")
                    .withAlias("http://t.cn/" + i, "http://s.cn/" + i);
        }

        assertThat(names("http://s.cn/")).hasSize(101).doesNotHaveDuplicates();
    }

    private List<String> names(String url) {
        var asked =
                new CdxTarget.Exact(
                        UrlKey.of(url).value(), Optional.of(PartitionKey.of(url).value()));
        return new Aliases(stores)
                .of(CollectionName.MAIN, asked).stream().map(CdxTarget.Exact::urlkey).toList();
    }
}

package org.diancang.orchestrator.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class BulkFormTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/, https://a.example/, ''",
        "白石县 https://a.example/, https://a.example/, 白石县",
        "https://a.example/ 白石县 人民政府, https://a.example/, 白石县 人民政府",
        "www.a.example, www.a.example, ''",
        "htp:/www.shahe.gov, htp:/www.shahe.gov, ''"
    })
    void aLineIsAnAddressWithANameOnEitherSide(String pasted, String address, String name) {
        BulkForm.Line line = read(pasted).getFirst();

        assertThat(line.typed()).isEqualTo(address);
        assertThat(line.name()).isEqualTo(name);
        assertThat(line.subject()).isEqualTo("CULTURE");
        assertThat(line.rightsBasis()).isEqualTo("条例");
    }

    @Test
    void columnsOfASpreadsheetGoBeforeWhatIsGivenForAll() {
        BulkForm.Line line = read("https://a.example/\t白石县\t政府办\t授权函 7\tECONOMY").getFirst();

        assertThat(line)
                .isEqualTo(
                        new BulkForm.Line(
                                "", "https://a.example/", "白石县", "政府办", "ECONOMY", "授权函 7"));
    }

    @Test
    void linesTurnedIntoTextAndBackAreTheSame() {
        BulkForm.Line line =
                new BulkForm.Line("1", "https://a.example/", "白石县", "", "POLITICS", "");

        assertThat(read(line.pasted()).getFirst())
                .isEqualTo(
                        new BulkForm.Line("", "https://a.example/", "白石县", "", "POLITICS", "条例"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n\t\n", "   "})
    void blankLinesAreNone(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void whatIsSetForAllGoesToChosenLinesOnly() {
        BulkForm.Line chosen = new BulkForm.Line("1", "https://a.example/", "a", "", "", "");
        BulkForm.Line other = new BulkForm.Line("", "https://b.example/", "b", "", "", "");

        assertThat(chosen.with("CULTURE", "").subject()).isEqualTo("CULTURE");
        assertThat(other.with("CULTURE", "x")).isEqualTo(other);
    }

    private static List<BulkForm.Line> read(String text) {
        return new BulkForm(text, "CULTURE", "条例", "HOST", List.of()).read();
    }
}

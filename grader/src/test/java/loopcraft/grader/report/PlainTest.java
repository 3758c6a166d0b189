package loopcraft.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

  @Test
  void whatCanBeSeenStaysAsItIs() {
    String text = "Jürgen 名前 — \"x\" < 1 & 2\n\tשלום 🙂 👩‍👩‍👧 é";
    assertThat(Plain.text(text)).isEqualTo(text);
  }

  @Test
  void controlCharactersAndEscapesAreWrittenOut() {
    assertThat(Plain.text("a\u0000b\u001b[31mc\u0085\rd\uFFFF\uFEFF"))
        .isEqualTo("a\\u0000b\\u001B[31mc\\u0085\\u000Dd\\uFFFF\\uFEFF");
  }

  @Test
  void whatTurnsTheOrderOfLettersIsWrittenOut() {
    assertThat(Plain.text("\u202Egnp.exe\u2066x\u200F")).isEqualTo("\\u202Egnp.exe\\u2066x\\u200F");
  }

  @Test
  void halfACharacterIsWrittenOut() {
    assertThat(Plain.text("\uD83D!")).isEqualTo("\\uD83D!");
  }

  @Test
  void linesEndAsOnUnix() {
    assertThat(Plain.text("a\r\nb")).isEqualTo("a\nb");
  }

  @Test
  void aLineIsOne() {
    assertThat(Plain.line(" a\n\tb\u0000 ")).isEqualTo("a b\\u0000");
  }
}

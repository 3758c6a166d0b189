package loopcraft.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"ada", "submission-ada", "a.b_c-1", "x"})
  void aPlainNameStaysAsItIs(String name) {
    assertThat(FileNames.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jürgen Müller",
        "../../etc/passwd",
        "a/b",
        "a\\b",
        "c:d",
        "=1+1",
        "<script>alert(1)</script>",
        "con",
        "nul.txt",
        "CON",
        "..",
        ".",
        "",
        " ",
        "ada.",
        "\u202Eada",
        "a\nb",
        "名前",
        "*",
      })
  void anyOtherIsMadeOneThatEveryFileSystemTakes(String name) {
    assertThat(FileNames.of(name)).matches("[a-z0-9][a-z0-9-]{3,60}").isNotEqualTo(name);
  }

  @Test
  void aLongOneIsCut() {
    assertThat(FileNames.of("ä ada ".repeat(100))).hasSizeLessThan(64);
  }

  @Test
  void twoNeverGetTheSame() {
    String made = FileNames.of("Ada");
    assertThat(Stream.of("ada", "Ada", "ADA", "ada ", "ada-", "Àda", made).map(FileNames::of))
        .doesNotHaveDuplicates();
  }

  @Test
  void aPersonRecognizesIt() {
    assertThat(FileNames.of("Ada Lovelace")).startsWith("ada-lovelace-");
    assertThat(FileNames.of("Jürgen Müller")).startsWith("jurgen-muller-");
  }
}

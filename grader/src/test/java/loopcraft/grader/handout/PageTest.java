package loopcraft.grader.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page in a handout")
class PageTest {

  private static String page(String text) {
    return Page.of(
        "01-a/README.md", text, Set.of("01-a/WALKTHROUGH.md", "library", "x.png")::contains);
  }

  @Test
  @DisplayName("says of a link that what it leads to is left out")
  void marksALink() {
    assertThat(page("Read [the *whole*\nstory](WALKTHROUGH.md#end), or [use it](../library)."))
        .isEqualTo(
            "Read the *whole*\nstory (not in this handout), or use it (not in this handout).");
  }

  @Test
  @DisplayName("keeps links that lead somewhere")
  void keepsOthers() {
    String text = "[here](#there), [a](https://example.org/WALKTHROUGH.md), [b](../02-b/README.md)";
    assertThat(page(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("says it of a picture, and of what has brackets in its text")
  void marksPictures() {
    assertThat(page("![a [b] c](../x.png)")).isEqualTo("a [b] c (not in this handout)");
  }

  @Test
  @DisplayName("may have a bracket that is never closed")
  void mayHaveOpenBrackets() {
    String text = "[" + "x".repeat(100_000) + "[".repeat(1000);
    assertThat(page(text)).isEqualTo(text);
  }

  @Test
  @DisplayName("gets a note below its title")
  void getsANote() {
    assertThat(Page.withNote("# Title\n\nText.\n", "> Note.\n"))
        .isEqualTo("# Title\n\n> Note.\n\nText.\n");
  }
}

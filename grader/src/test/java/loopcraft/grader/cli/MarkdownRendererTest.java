package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest {

  private static List<String> render(String markdown, int width, boolean answers) {
    return new MarkdownRenderer(Look.plain(width), answers, "./learn hint 01.1").render(markdown);
  }

  @Test
  void paragraphs_are_wrapped_between_words_and_styles() {
    assertThat(render("One *two* **three** `four` five six.", 20, false))
        .containsExactly("One two three `four`", "five six.");
  }

  @Test
  void lists_nest() {
    assertThat(
            render(
                """
                1. first
                2. second, which is long enough for two lines
                   - inside
                """,
                30,
                false))
        .containsExactly(
            "1. first", "2. second, which is long", "   enough for two lines", "   • inside");
  }

  @Test
  void tables_fit_the_width() {
    var lines =
        render(
            """
            | Python | Java |
            |---|---|
            | `await x` | `await(x)`, at any depth of ordinary calls |
            """,
            32,
            false);

    assertThat(lines).allMatch(line -> line.length() <= 32).hasSizeGreaterThan(3);
    assertThat(lines.getFirst()).isEqualTo("Python    │ Java");
    assertThat(lines.get(1)).matches("─+┼─+");
  }

  @Test
  void code_is_indented_and_not_wrapped() {
    var code = "var x = \"" + "x".repeat(50) + "\";";

    assertThat(render("```java\n" + code + "\n\n  y();\n```", 30, false))
        .containsExactly("    " + code, "", "      y();");
  }

  @Test
  void answers_stay_folded_until_they_are_asked_for() {
    var markdown =
        """
        What is printed?

        <details>
        <summary>Answer to <b>this</b></summary>

        It is *two*.

        </details>

        Go on.
        """;

    assertThat(render(markdown, 80, false))
        .containsExactly(
            "What is printed?", "", "▸ Answer to this  (folded: --answers shows it)", "", "Go on.");
    assertThat(render(markdown, 80, true))
        .containsExactly(
            "What is printed?", "", "▾ Answer to this", "", "  It is two.", "", "Go on.");
  }

  @Test
  void hints_are_never_shown() {
    var markdown = "<details><summary>Hint 1</summary>\n\nSecret.\n\n</details>\n\nAfter.\n";

    assertThat(render(markdown, 80, true))
        .containsExactly("▸ Hint 1  (./learn hint 01.1)", "", "After.");
  }

  @Test
  void links_say_where_they_lead_unless_it_is_plain() {
    assertThat(
            render("[docs](https://example.org/a) <https://example.org> [here](#here)", 80, false))
        .containsExactly("docs (https://example.org/a) https://example.org here");
  }

  @Test
  void pictures_are_named() {
    assertThat(render("![a queue](queue.svg)\n\n```mermaid\ngraph LR\n```", 80, false))
        .containsExactly("[picture: a queue]", "", "[a picture: see the lesson's README.md]");
  }
}

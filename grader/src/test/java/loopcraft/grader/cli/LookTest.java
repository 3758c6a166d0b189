package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LookTest {

  @Test
  void a_terminal_has_colours_unless_somebody_objects() {
    assertThat(Look.of(Map.of(), true, StandardCharsets.UTF_8, 80).colour()).isTrue();
    assertThat(Look.of(Map.of("NO_COLOR", "1"), true, StandardCharsets.UTF_8, 80).colour())
        .isFalse();
    assertThat(Look.of(Map.of("NO_COLOR", ""), true, StandardCharsets.UTF_8, 80).colour()).isTrue();
    assertThat(Look.of(Map.of("TERM", "dumb"), true, StandardCharsets.UTF_8, 80).colour())
        .isFalse();
    assertThat(Look.of(Map.of(), false, StandardCharsets.UTF_8, 80).colour()).isFalse();
  }

  @Test
  void characters_that_cannot_arrive_are_not_sent() {
    assertThat(Look.of(Map.of(), true, StandardCharsets.US_ASCII, 80).unicode()).isFalse();
    assertThat(Look.of(Map.of("TERM", "dumb"), true, StandardCharsets.UTF_8, 80).unicode())
        .isFalse();
    assertThat(Look.of(Map.of(), true, StandardCharsets.US_ASCII, 80).spell("✓ … é"))
        .isEqualTo("+ ... ?");
  }

  @Test
  void the_width_is_the_terminals_or_else_what_COLUMNS_says() {
    assertThat(Look.of(Map.of("COLUMNS", "60"), true, StandardCharsets.UTF_8, 120).width())
        .isEqualTo(120);
    assertThat(Look.of(Map.of("COLUMNS", "60"), false, StandardCharsets.UTF_8, 0).width())
        .isEqualTo(60);
    assertThat(Look.of(Map.of("COLUMNS", "?"), false, StandardCharsets.UTF_8, 0).width())
        .isEqualTo(100);
  }

  @Test
  void colours_take_no_columns() {
    var look = new Look(true, true, 80, true);

    assertThat(Text.width(look.red("abc") + look.bold("日本"))).isEqualTo(7);
    assertThat(Text.wrap(look.red("one two three"), 7, "")).hasSize(2);
  }
}

package loopcraft.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private static Round round(long... latencies) {
    return new Round(1_000_000_000, latencies, 1, false, 1, 1);
  }

  @Test
  void the_median_of_an_odd_number_of_figures_is_the_one_in_the_middle() {
    assertThat(Spread.of(9, 1, 5)).isEqualTo(new Spread(5, 1, 9));
  }

  @Test
  void the_median_of_an_even_number_of_figures_lies_between_two() {
    assertThat(Spread.of(4, 1, 2, 9)).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void there_is_no_spread_of_nothing() {
    assertThatThrownBy(Spread::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void percentiles_are_figures_that_were_measured() {
    var round = round(LongStream.rangeClosed(1, 200).map(n -> (201 - n) * 1_000).toArray());

    assertThat(round.latency(0.5)).isEqualTo(100);
    assertThat(round.latency(0.99)).isEqualTo(198);
    assertThat(round.latency(1)).isEqualTo(200);
  }

  @Test
  void percentiles_of_one_job_are_all_that_of_this_job() {
    assertThat(round(7_000).latency(0.01)).isEqualTo(round(7_000).latency(1)).isEqualTo(7);
  }

  @Test
  void throughput_is_jobs_in_a_second() {
    assertThat(new Round(500_000_000, new long[] {1, 2, 3}, 1, false, 1, 1).throughput())
        .isEqualTo(6);
  }

  @Test
  void an_answer_is_read() {
    var round =
        Round.parse(
            Answer.parse("done nanos=5 threads=2 virtual=true processes=1 most=3 latencies=2,1"));

    assertThat(round.nanos()).isEqualTo(5);
    assertThat(round.latencies()).containsExactly(1, 2);
    assertThat(round.virtual()).isTrue();
    assertThat(round.most()).isEqualTo(3);
  }

  @Test
  void an_answer_without_a_figure_is_none() {
    assertThatThrownBy(() -> Round.parse(Answer.parse("done nanos=5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no latencies");
  }

  @Test
  void figures_have_the_digits_that_matter() {
    assertThat(Figures.number(12_345.6)).isEqualTo("12,346");
    assertThat(Figures.number(12.345)).isEqualTo("12.3");
    assertThat(Figures.number(0.1234)).isEqualTo("0.12");
    assertThat(Figures.bytes(2_048)).isEqualTo("2.00 KiB");
    assertThat(Figures.spread(new Spread(2, 2, 2))).isEqualTo("2.00");
    assertThat(Figures.spread(new Spread(200, 100, 300))).isEqualTo("200 (100–300)");
  }
}

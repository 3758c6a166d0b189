package loopcraft.grader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import loopcraft.grader.compare.Grid;
import loopcraft.grader.course.FixtureCourse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  @TempDir Path root;
  private String errors;

  @BeforeEach
  void course() {
    FixtureCourse.in(root);
  }

  private int run(String... arguments) {
    Call call = Call.of(root, root, arguments);
    errors = call.errors();
    return call.status();
  }

  @Test
  void rounds_have_limits() {
    assertThat(run("compare", "--rounds", "0")).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("--rounds is from 1 to 100, not 0.");
  }

  @Test
  void a_workload_that_is_none_is_not_understood() {
    assertThat(run("compare", "--workload", "waits,sleeps")).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("sleeps", "computing");
  }

  @Test
  void a_folder_is_no_report() {
    assertThat(run("compare", "--out", root.toString())).isEqualTo(Learn.USAGE);
    assertThat(errors).contains("is to be a file");
  }

  @Test
  void a_course_without_the_module_has_nothing_to_compare() {
    assertThat(run("compare", "--quick", "--workload", "MIXED")).isEqualTo(Learn.BROKEN);
    assertThat(errors).contains("there is no module 07");
  }

  private static final Grid GRID =
      new Grid(
          "waits",
          List.of("model", "jobs/s", "p50 ms"),
          List.of(
              List.of("virtual threads", "20,000 (15,000–25,000)", "1.50 (1.00–2.00)"),
              List.of("platform threads", "failed: OutOfMemoryError: unable to create a thread")));

  private static List<String> table(int width) {
    return new CompareTables(Look.plain(width)).lines(GRID, "");
  }

  @Test
  void a_wide_table_shows_the_spread() {
    assertThat(table(80))
        .anySatisfy(line -> assertThat(line).contains("20,000 (15,000–25,000)  1.50 (1.00–2.00)"));
  }

  @Test
  void a_narrower_table_shows_medians() {
    assertThat(table(50))
        .anySatisfy(line -> assertThat(line).matches("virtual threads +20,000 +1\\.50"))
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(50));
  }

  @Test
  void the_narrowest_is_a_list() {
    assertThat(table(24))
        .contains("virtual threads")
        .anySatisfy(line -> assertThat(line).contains("jobs/s:"))
        .allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(24));
  }

  @Test
  void a_reason_is_told_whole() {
    assertThat(table(50).stream().map(String::strip).collect(Collectors.joining(" ")))
        .contains("failed: OutOfMemoryError: unable")
        .contains("thread");
  }
}

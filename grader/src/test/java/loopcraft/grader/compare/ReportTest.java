package loopcraft.grader.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

  private static final Plan PLAN = Plan.of(true, 1, Set.of());
  private static final Contestant LOOP = contestant("the <loop>", "Java");
  private static final Contestant THREADS = contestant("threads", "Java");
  private static final Contestant ASYNCIO = contestant("asyncio", "CPython 3.13.0");

  @BeforeAll
  static void withoutScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  private static Contestant contestant(String name, String platform) {
    return new Contestant(name, platform, "reference", List.of("none"), Map.of(), true);
  }

  private static Results results(Contestant... contestants) {
    var results = new Results(List.of(contestants));
    for (var contestant : contestants) {
      for (var work : PLAN.works()) {
        var round = new Round(2_000_000, new long[] {1_000, 2_000, 3_000}, 1, false, 1, 1);
        results.put(contestant, work.workload(), new Outcome.Measured<>(List.of(round)));
      }
      for (int jobs : PLAN.waiting()) {
        var held =
            new Held(
                jobs,
                Optional.of(5L),
                Optional.of(jobs * 2048L),
                Optional.empty(),
                Optional.empty());
        results.put(contestant, jobs, new Outcome.Measured<>(held));
      }
    }
    return results;
  }

  private static String page(Results results, double load, String... notices) {
    var machine = new Machine(Map.of("JDK", "25 & more", "load at the start", "9.00"), load);
    return new Report(machine, PLAN, results, List.of(notices)).html();
  }

  @Test
  void it_is_well_formed_and_needs_nothing_from_elsewhere() throws Exception {
    var page = page(results(LOOP, ASYNCIO), 0);
    var factory = DocumentBuilderFactory.newInstance();

    var document =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(page.replace("<!doctype html>", ""))));

    // Throughput, three of latency, memory, threads.
    assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(6);
    assertThat(document.getElementsByTagName("table").getLength()).isEqualTo(5);
    for (var element : List.of("script", "link", "img", "iframe")) {
      assertThat(document.getElementsByTagName(element).getLength()).isZero();
    }
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @Test
  void each_id_is_there_once() {
    var page = page(results(LOOP, ASYNCIO), 0);
    var ids =
        java.util.regex.Pattern.compile("\\sid=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void figures_stand_in_tables_too() {
    assertThat(page(results(LOOP), 0))
        .contains("the &lt;loop&gt;", "1,500", "2.00 KiB", "25 &amp; more", "<th scope=\"row\">");
  }

  @Test
  void colours_are_those_of_the_page_in_light_dark_and_print() {
    var page = page(results(LOOP), 0);

    assertThat(page)
        .contains("prefers-color-scheme: dark", "@media print", "var(--mark1)")
        .doesNotContain("rgb(");
  }

  @Test
  void failures_have_a_row_with_their_reason() {
    var results = results(LOOP, THREADS);
    results.put(THREADS, Workload.WAITS, new Outcome.Failed<>("OutOfMemoryError: <threads>"));
    results.put(THREADS, Workload.MIXED, new Outcome.Skipped<>("not here"));
    results.put(THREADS, 10_000, new Outcome.Failed<>("no answer within 60 s"));

    assertThat(page(results, 0))
        .contains(
            "failed: OutOfMemoryError: &lt;threads&gt;",
            "– not here",
            "failed: no answer within 60 s");
  }

  @Test
  void nothing_measured_is_a_page_all_the_same() {
    assertThat(page(new Results(List.of(LOOP)), 0)).contains("not measured", "</html>");
  }

  @Test
  void what_spoils_figures_is_said_first() {
    assertThat(page(results(LOOP), 4.5, "No CPython was found."))
        .containsSubsequence(
            "No CPython was found.", "was busy", "9.00", "have noise", "Throughput");
    assertThat(page(results(LOOP), 0.1)).doesNotContain("was busy");
    assertThat(page(results(LOOP), 0)).doesNotContain("CPython’s");
  }
}

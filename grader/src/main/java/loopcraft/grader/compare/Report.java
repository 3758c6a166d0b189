package loopcraft.grader.compare;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** What came out, as a page that needs nothing but itself. */
public final class Report {

  private static final String STYLE =
      """
      :root {
        --paper: #fff; --ink: #1c1e21; --soft: #5b6168; --grid: #d4d8dd; --note: #fff6dd;
        --mark1: #0b62c4; --mark2: #c2410c; --mark3: #15803d;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --paper: #15181c; --ink: #e6e8eb; --soft: #a3abb5; --grid: #3a4149; --note: #2c2817;
          --mark1: #6cb2ff; --mark2: #ff9a62; --mark3: #5fd38a;
        }
      }
      @media print {
        :root {
          --paper: #fff; --ink: #000; --soft: #333; --grid: #bbb; --note: #fff;
          --mark1: #0b62c4; --mark2: #c2410c; --mark3: #15803d;
        }
        aside { border: 1px solid var(--grid); }
        figure, tr, aside { break-inside: avoid; }
        h2, h3, caption { break-after: avoid; }
        thead { display: table-header-group; }
        body { font-size: 10pt; }
        main { max-width: none; padding: 0; }
        .table { overflow: visible; }
        table { font-size: 8pt; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
      h1 { line-height: 1.2; margin: 0 0 .3em; }
      h2 { margin: 2.2em 0 .3em; border-bottom: 1px solid var(--grid); }
      h3 { margin: 1.4em 0 .2em; }
      .lead, figcaption, caption { color: var(--soft); }
      aside { background: var(--note); padding: .4rem 1rem; border-radius: .4rem; }
      aside p { margin: .4em 0; }
      figure { margin: 1em 0; }
      svg { display: block; width: 100%; height: auto; max-width: 60rem; }
      svg text { font-family: system-ui, sans-serif; }
      figcaption, caption { font-size: .85rem; text-align: left; }
      caption b { color: var(--ink); font-size: 1rem; display: block; }
      .table { overflow-x: auto; margin: 1.4em 0; }
      table { border-collapse: collapse; width: 100%; font-size: .85rem; font-variant-numeric: tabular-nums; }
      th, td { padding: .25em .6em; border-bottom: 1px solid var(--grid); text-align: right; vertical-align: top; }
      th[scope=row], th:first-child { text-align: left; font-weight: 600; white-space: nowrap; }
      td small { display: block; color: var(--soft); white-space: nowrap; }
      td.why { text-align: left; font-style: italic; white-space: normal; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.2em; }
      dt { color: var(--soft); }
      dd { margin: 0; }
      """;

  private static final Pattern SPREAD = Pattern.compile("([\\d.,]+) \\(([\\d.,]+–[\\d.,]+)\\)");

  private final Machine machine;
  private final Plan plan;
  private final Results results;
  private final List<String> notices;

  /**
   * Makes one.
   *
   * @param notices what else is to be said, such as that there was no Python
   */
  public Report(Machine machine, Plan plan, Results results, List<String> notices) {
    this.machine = machine;
    this.plan = plan;
    this.results = results;
    this.notices = List.copyOf(notices);
  }

  /** The page. */
  public String html() {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>The same work in every model – Loopcraft</title>
    <style>
    %s</style>
    </head>
    <body>
    <main>
    <h1>The same work in every model</h1>
    <p class="lead">Loopcraft, <code>./learn compare</code>: three lists of jobs, done by each model of module 07%s.</p>
    %s%s%s%s%s%s</main>
    </body>
    </html>
    """
        .formatted(
            STYLE,
            python() ? ", and by CPython’s" : "",
            caveats(),
            throughput(),
            latency(),
            memory(),
            threads(),
            how());
  }

  private boolean python() {
    return results.contestants().stream().anyMatch(c -> !c.platform().equals("Java"));
  }

  private String caveats() {
    var lines = new ArrayList<>(notices);
    if (machine.busy()) {
      lines.add(
          "This machine was busy with something else when it began (%s). Measure again when it is not."
              .formatted(machine.facts().get("load at the start")));
    }
    if (plan.quick()) {
      lines.add("These are quick measurements. Without --quick, they are more exact.");
    }
    lines.add(
        "All figures have noise. A difference is one if the lines of two models do not overlap, and"
            + " if it is there again the next time. What is true here need not be on another"
            + " machine.");
    return lines.stream()
        .map(line -> "<p>%s</p>\n".formatted(Html.escape(line)))
        .collect(joining("", "<aside>\n", "</aside>\n"));
  }

  private String throughput() {
    return section(
        "Throughput",
        "Jobs done in a second: more is better.",
        plot(
            "jobs a second",
            works(Round::throughput),
            "Throughput of each model, by workload; the figures are in the tables under it."),
        plan.works().stream()
            .map(work -> table(Grid.of(results, work), work.description()))
            .collect(joining()));
  }

  private String latency() {
    return section(
        "Tail latency",
        "How long after the list was handed over a job had ended: half of the jobs (p50), 99 of 100"
            + " (p99), all (max). Less is better. The figures are in the tables above.",
        plan.works().stream()
            .map(
                work ->
                    "<h3>%s</h3>\n".formatted(Html.escape(work.workload().title()))
                        + plot(
                            "milliseconds",
                            List.of(
                                latency(work, "p50", 0.5),
                                latency(work, "p99", 0.99),
                                latency(work, "max", 1)),
                            "Latency of each model: " + work.workload().title()))
            .collect(joining()),
        "");
  }

  private Plots.Series latency(Work work, String name, double share) {
    return series(name, work, round -> round.latency(share));
  }

  private String memory() {
    return section(
        "Memory of a waiting job",
        "What each of many jobs takes that are there and wait; of a pool, most wait for a thread."
            + " Of Java, what is reachable on the heap, and what the JVM says that threads take"
            + " beside it; of Python, what the whole process takes. Worker processes are not in it:"
            + " they have a column of their own.",
        plot(
            "bytes a job",
            plan.waiting().stream().map(this::memory).toList(),
            "Memory of a waiting job in each model; the figures are in the table under it."),
        table(Grid.memory(results, plan.waiting()), "Waiting jobs, and what they take"));
  }

  private Plots.Series memory(int jobs) {
    var points = new LinkedHashMap<String, Spread>();
    for (var contestant : results.contestants()) {
      if (results.of(contestant, jobs) instanceof Outcome.Measured(var held)) {
        held.each().ifPresent(each -> points.put(contestant.fullName(), Spread.of(each)));
      }
    }
    return new Plots.Series("%,d jobs".formatted(jobs), points);
  }

  private String threads() {
    return section(
        "Threads",
        "How many threads of the operating system there were for the jobs, at most, in the process"
            + " that gave them out. Virtual threads and coroutines are no threads of it. The"
            + " figures are in the tables above.",
        plot(
            "threads of the operating system",
            works(Round::most),
            "Threads at most in each model, by workload"),
        "");
  }

  private List<Plots.Series> works(ToDoubleFunction<Round> figure) {
    return plan.works().stream()
        .map(work -> series(work.workload().title(), work, figure))
        .toList();
  }

  private Plots.Series series(String name, Work work, ToDoubleFunction<Round> figure) {
    var points = new LinkedHashMap<String, Spread>();
    for (var contestant : results.contestants()) {
      if (results.of(contestant, work.workload()) instanceof Outcome.Measured(var rounds)) {
        points.put(contestant.fullName(), Spread.of(rounds, figure));
      }
    }
    return new Plots.Series(name, points);
  }

  private String plot(String label, List<Plots.Series> series, String description) {
    var models = results.contestants().stream().map(Contestant::fullName).toList();
    try {
      return "<figure>%s<figcaption>The scale is logarithmic. The mark is the median, the line goes from the smallest to the largest figure.</figcaption></figure>\n"
          .formatted(Plots.svg(label, description, models, series));
    } catch (RuntimeException | LinkageError | InternalError noFonts) {
      return "<p>No plot: this Java cannot draw here (%s). All figures are in the tables.</p>\n"
          .formatted(Html.escape(noFonts.toString()));
    }
  }

  private String how() {
    var contestants =
        results.contestants().stream()
            .map(c -> List.of(c.fullName(), c.platform(), c.code()))
            .toList();
    var facts =
        machine.facts().entrySet().stream()
            .map(
                fact ->
                    "<dt>%s</dt><dd>%s</dd>\n"
                        .formatted(Html.escape(fact.getKey()), Html.escape(fact.getValue())))
            .collect(joining("", "<dl>\n", "</dl>\n"));
    var text =
        """
        <p>Each model runs in a process of its own. All of them are started first, and then measured in turns: each does
        the list once, then each does it again, %d times; so what else the machine did hit all of them alike. Before
        that, each has done a shorter list %s to warm up. The figures are medians of these rounds, and from the smallest to the
        largest. The results of the jobs, and the shared total, were checked each time.</p>
        <p>A latency is one of the list: all jobs are handed over at once, and each has its latency from then on, so
        it includes the wait for those before it. Pools have 32 threads; process pools as many workers as there are processors,
        which get 16 jobs a trip. Their jobs share no total: each returns its part. Memory was measured once, in
        fresh processes.</p>
        """
            .formatted(plan.rounds(), plan.warmUps() == 1 ? "once" : plan.warmUps() + " times");
    return "<section>\n<h2>How it was measured, and on what</h2>\n"
        + facts
        + text
        + table(new Grid("Models", List.of("model", "platform", "code"), contestants), "Whose code")
        + "</section>\n";
  }

  private static String section(String title, String text, String plots, String tables) {
    return "<section>\n<h2>%s</h2>\n<p>%s</p>\n%s%s</section>\n"
        .formatted(Html.escape(title), Html.escape(text), plots, tables);
  }

  private static String table(Grid grid, String caption) {
    var head =
        grid.head().stream()
            .map(cell -> "<th scope=\"col\">%s</th>".formatted(Html.escape(cell)))
            .collect(joining());
    var rows =
        grid.rows().stream()
            .map(row -> "<tr>%s</tr>\n".formatted(cells(row, grid.head().size())))
            .collect(joining());
    return """
    <div class="table"><table>
    <caption><b>%s</b> %s</caption>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table></div>
    """
        .formatted(Html.escape(grid.title()), Html.escape(caption), head, rows);
  }

  private static String cells(List<String> row, int columns) {
    var first = "<th scope=\"row\">%s</th>".formatted(Html.escape(row.getFirst()));
    if (row.size() == 2 && columns > 2) {
      return first
          + "<td class=\"why\" colspan=\"%d\">%s</td>"
              .formatted(columns - 1, Html.escape(row.getLast()));
    }
    return first
        + row.stream()
            .skip(1)
            .map(cell -> "<td>%s</td>".formatted(figure(cell)))
            .collect(joining());
  }

  /** How far figures are apart stands under their median. */
  private static String figure(String cell) {
    var apart = SPREAD.matcher(cell);
    return apart.matches()
        ? "%s <small>%s</small>".formatted(apart.group(1), apart.group(2))
        : Html.escape(cell);
  }
}

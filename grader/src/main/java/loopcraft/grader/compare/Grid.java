package loopcraft.grader.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * A table of the report, for the page and for the terminal.
 *
 * @param title what it is of
 * @param head the columns
 * @param rows their cells; a row of two cells has a reason in place of figures
 */
public record Grid(String title, List<String> head, List<List<String>> rows) {

  /** Keeps its own copies. */
  public Grid {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** The figures of a workload. */
  public static Grid of(Results results, Work work) {
    var rows = new ArrayList<List<String>>();
    for (var contestant : results.contestants()) {
      rows.add(
          switch (results.of(contestant, work.workload())) {
            case Outcome.Measured(var rounds) -> row(contestant, rounds);
            case Outcome.Failed(var reason) -> List.of(contestant.fullName(), failed(reason));
            case Outcome.Skipped(var reason) -> List.of(contestant.fullName(), "– " + reason);
          });
    }
    return new Grid(
        work.workload().title(),
        List.of("model", "jobs/s", "p50 ms", "p99 ms", "max ms", "jobs ran on", "OS threads"),
        rows);
  }

  private static List<String> row(Contestant contestant, List<Round> rounds) {
    var last = rounds.getLast();
    return List.of(
        contestant.fullName(),
        Figures.spread(Spread.of(rounds, Round::throughput)),
        Figures.spread(Spread.of(rounds, round -> round.latency(0.5))),
        Figures.spread(Spread.of(rounds, round -> round.latency(0.99))),
        Figures.spread(Spread.of(rounds, round -> round.latency(1))),
        place(last),
        Integer.toString(rounds.stream().mapToInt(Round::most).max().orElseThrow()));
  }

  private static String place(Round round) {
    if (round.processes() > 1) {
      return "%,d processes".formatted(round.processes());
    }
    return "%,d%s %s"
        .formatted(
            round.threads(),
            round.virtual() ? " virtual" : "",
            round.threads() == 1 ? "thread" : "threads");
  }

  /** The memory of waiting jobs; what it consists of is that of the most of them. */
  public static Grid memory(Results results, List<Integer> waiting) {
    var head = new ArrayList<String>();
    head.add("model");
    waiting.forEach(jobs -> head.add("each of %,d".formatted(jobs)));
    head.addAll(List.of("heap", "threads", "have begun", "workers"));
    var rows = new ArrayList<List<String>>();
    for (var contestant : results.contestants()) {
      rows.addAll(rows(results, contestant, waiting));
    }
    return new Grid("memory of waiting jobs", head, rows);
  }

  private static List<List<String>> rows(
      Results results, Contestant contestant, List<Integer> waiting) {
    var row = new ArrayList<>(List.of(contestant.fullName()));
    var reasons = new LinkedHashSet<List<String>>();
    Optional<Held> most = Optional.empty();
    for (int jobs : waiting) {
      switch (results.of(contestant, jobs)) {
        case Outcome.Measured(var held) -> {
          most = Optional.of(held);
          row.add(held.each().map(Figures::bytes).orElse("unknown"));
        }
        case Outcome.Failed(var reason) -> {
          row.add("failed");
          reasons.add(List.of(contestant.fullName(), failed(reason)));
        }
        case Outcome.Skipped(var reason) -> {
          row.add("–");
          reasons.add(List.of(contestant.fullName(), "– " + reason));
        }
      }
    }
    var rows = new ArrayList<List<String>>();
    most.ifPresent(
        held -> {
          row.addAll(parts(held));
          rows.add(row);
        });
    rows.addAll(reasons);
    return rows;
  }

  private static List<String> parts(Held held) {
    return List.of(
        held.heap().map(Figures::bytes).orElse("unknown"),
        held.stacks().map(Figures::bytes).orElse("–"),
        held.begun().map("%,d"::formatted).orElse("–"),
        held.workers().map(Figures::bytes).orElse("–"));
  }

  private static String failed(String reason) {
    return "failed: "
        + Optional.of(reason).filter(text -> !text.isBlank()).orElse("no reason given");
  }
}

package loopcraft.grader.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures all contestants: in turns, so that whatever else the machine does hits all of them
 * alike.
 */
public final class Contest {

  /** To tell what the memory of threads is. */
  private static final List<String> TRACKING = List.of("-XX:NativeMemoryTracking=summary");

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * Makes one.
   *
   * @param progress is told what is being done
   */
  public Contest(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Measures them, and ends all processes that it has started. */
  public Results run(List<Contestant> contestants) throws InterruptedException {
    var results = new Results(contestants);
    try (var running = new Running(contestants, results)) {
      running.start();
      for (var work : plan.works()) {
        running.measure(work);
      }
    }
    for (int jobs : plan.waiting()) {
      for (var contestant : contestants) {
        progress.accept("memory of %,d waiting jobs: %s".formatted(jobs, contestant.fullName()));
        results.put(contestant, jobs, hold(contestant, jobs));
      }
    }
    return results;
  }

  /** In a process of its own, which ends with jobs that wait. */
  private Outcome<Held> hold(Contestant contestant, int jobs) throws InterruptedException {
    if (!contestant.waitsForMemory()) {
      return new Outcome.Skipped<>("one job waits at a time");
    }
    var flags = contestant.platform().equals("Java") ? TRACKING : List.<String>of();
    try (var peer = Peer.start(contestant, flags)) {
      var answer = peer.ask("hold " + jobs, plan.limit());
      return switch (answer.kind()) {
        case "held" ->
            new Outcome.Measured<>(
                new Held(
                    jobs,
                    answer.known("begun"),
                    answer.known("heap"),
                    answer.known("stacks"),
                    Resident.of(peer.workers())));
        case "absent" -> new Outcome.Skipped<>(answer.rest());
        default -> new Outcome.Failed<>(answer.rest());
      };
    } catch (Peer.Gone | IllegalArgumentException e) {
      return new Outcome.Failed<>(e.getMessage());
    }
  }

  /** The processes of all contestants, each of which does something only in its turn. */
  private final class Running implements AutoCloseable {

    private final List<Contestant> contestants;
    private final Results results;
    private final Map<Contestant, Peer> peers = new LinkedHashMap<>();
    private final Map<Contestant, Outcome<List<Round>>> out = new HashMap<>();

    Running(List<Contestant> contestants, Results results) {
      this.contestants = contestants;
      this.results = results;
    }

    void start() {
      for (var contestant : contestants) {
        progress.accept("starting " + contestant.fullName());
        restart(contestant);
      }
    }

    private void restart(Contestant contestant) {
      try {
        peers.put(contestant, Peer.start(contestant, List.of()));
      } catch (Peer.Gone e) {
        out.put(contestant, new Outcome.Failed<>(e.getMessage()));
      }
    }

    void measure(Work work) throws InterruptedException {
      var rounds = new HashMap<Contestant, List<Round>>();
      contestants.forEach(contestant -> rounds.put(contestant, new ArrayList<>()));
      var failed = new HashMap<Contestant, Outcome<List<Round>>>(out);
      for (var round = -plan.warmUps(); round < plan.rounds(); round++) {
        for (var contestant : contestants) {
          if (!failed.containsKey(contestant)) {
            tell(work, round, contestant);
            once(contestant, round < 0 ? warmUp(work) : work, failed)
                .filter(_ -> !failed.containsKey(contestant))
                .ifPresent(round < 0 ? _ -> {} : rounds.get(contestant)::add);
          }
        }
      }
      for (var contestant : contestants) {
        results.put(
            contestant,
            work.workload(),
            failed.getOrDefault(
                contestant, new Outcome.Measured<>(List.copyOf(rounds.get(contestant)))));
      }
    }

    /** Waiting needs no practice, only what surrounds it. */
    private Work warmUp(Work work) {
      return work.withJobs(Math.min(work.jobs(), work.workload() == Workload.COMPUTING ? 64 : 100));
    }

    private void tell(Work work, int round, Contestant contestant) {
      progress.accept(
          "%s, %s: %s"
              .formatted(
                  work.workload().title(),
                  round < 0 ? "warm-up" : "round %d of %d".formatted(round + 1, plan.rounds()),
                  contestant.fullName()));
    }

    private Optional<Round> once(
        Contestant contestant, Work work, Map<Contestant, Outcome<List<Round>>> failed)
        throws InterruptedException {
      try {
        var answer = peers.get(contestant).ask(work.command(), plan.limit());
        switch (answer.kind()) {
          case "done" -> {
            return Optional.of(Round.parse(answer));
          }
          case "absent" -> {
            out.put(contestant, new Outcome.Skipped<>(answer.rest()));
            failed.put(contestant, out.get(contestant));
          }
          default -> failed.put(contestant, new Outcome.Failed<>(answer.rest()));
        }
      } catch (Peer.Gone | IllegalArgumentException e) {
        failed.put(contestant, new Outcome.Failed<>(e.getMessage()));
        peers.remove(contestant).close();
        restart(contestant); // for the next workload
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      peers.values().forEach(Peer::close);
    }
  }
}

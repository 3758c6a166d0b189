package loopcraft.grader.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that came out. */
public final class Results {

  private final List<Contestant> contestants;
  private final Map<Contestant, Map<Workload, Outcome<List<Round>>>> rounds = new LinkedHashMap<>();
  private final Map<Contestant, Map<Integer, Outcome<Held>>> held = new LinkedHashMap<>();

  /** Without anything yet. */
  public Results(List<Contestant> contestants) {
    this.contestants = List.copyOf(contestants);
    contestants.forEach(contestant -> rounds.put(contestant, new LinkedHashMap<>()));
    contestants.forEach(contestant -> held.put(contestant, new LinkedHashMap<>()));
  }

  /** Whom they are of. */
  public List<Contestant> contestants() {
    return contestants;
  }

  /** Adds what came out of a workload. */
  public void put(Contestant contestant, Workload workload, Outcome<List<Round>> outcome) {
    rounds.get(contestant).put(workload, outcome);
  }

  /** Adds what came out of so many waiting jobs. */
  public void put(Contestant contestant, int waiting, Outcome<Held> outcome) {
    held.get(contestant).put(waiting, outcome);
  }

  /** What came out of a workload. */
  public Outcome<List<Round>> of(Contestant contestant, Workload workload) {
    return Optional.ofNullable(rounds.get(contestant).get(workload))
        .orElse(new Outcome.Skipped<>("not measured"));
  }

  /** What came out of so many waiting jobs. */
  public Outcome<Held> of(Contestant contestant, int waiting) {
    return Optional.ofNullable(held.get(contestant).get(waiting))
        .orElse(new Outcome.Skipped<>("not measured"));
  }

  /** Whether anything failed. */
  public boolean failures() {
    return rounds.values().stream()
            .flatMap(all -> all.values().stream())
            .anyMatch(Outcome.Failed.class::isInstance)
        || held.values().stream()
            .flatMap(all -> all.values().stream())
            .anyMatch(Outcome.Failed.class::isInstance);
  }
}

package asyncio.compare;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.process.Allowed;
import asyncio.process.NotPortable;
import asyncio.process.Parcel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.2", part = 1, points = 8)
@Needs(Need.THREADS)
@DisplayName("07.2 Multiprocessing, part 1: what travels")
class ShipmentTest {

  private static final Misconception WRONG_CUT =
      Misconception.of(
          "cut-in-so-many-pieces",
          "the size says how many jobs a shipment has, not how many shipments there are");

  private static final Misconception REST_IS_LOST =
      Misconception.of(
          "rest-is-left-behind", "the last shipment, which has fewer jobs, is missing");

  private static final Misconception EMPTY_ONE =
      Misconception.of("sends-an-empty-shipment", "a shipment without a job is a trip for nothing");

  private static final Misconception ANY_SIZE =
      Misconception.of("takes-any-size", "a size below one cuts nothing, and is refused");

  private static final Misconception OVERFLOW =
      Misconception.of(
          "size-overflows",
          "the size is added to an index, and the sum of two large numbers is negative");

  private static final Misconception A_VIEW =
      Misconception.of(
          "keeps-a-view",
          "the shipment has a view of the caller's list, which cannot be sent, and changes when"
              + " the list does. Make a copy");

  private static final Misconception NULL_REFUSED =
      Misconception.of(
          "refuses-null-results",
          "a job may return null, and List.copyOf and Stream lists refuse it");

  private static final Misconception GOES_ON =
      Misconception.of(
          "goes-on-after-a-failed-job",
          "the jobs behind one that failed are done for nothing: nobody gets their results");

  private static final Misconception WRAPS =
      Misconception.of(
          "wraps-what-a-job-threw", "what a job throws is to come out as it is, also when checked");

  private static final Misconception ALL_AT_ONCE =
      Misconception.of(
          "jobs-of-a-trip-on-threads",
          "the jobs of one trip are done one after the other, on the worker's own thread");

  private static final Misconception WRONG_SITE =
      Misconception.of(
          "suspends-in-a-worker",
          "in a worker there is no loop, and no task that could be suspended: who waits there"
              + " blocks");

  private static final Allowed ALLOWED = Allowed.values().and("asyncio.compare");

  record Double(int number) implements Job<Integer> {
    @Override
    public Integer perform(Site site) {
      return 2 * number;
    }
  }

  record Append(ArrayList<String> list) implements Job<Integer> {
    @Override
    public Integer perform(Site site) {
      list.add("x");
      return list.size();
    }
  }

  private static List<Job<Integer>> doubles(int howMany) {
    var jobs = new ArrayList<Job<Integer>>();
    for (int i = 0; i < howMany; i++) {
      jobs.add(new Double(i));
    }
    return jobs;
  }

  private static List<Integer> sizes(List<Shipment<Integer>> shipments) throws Exception {
    var sizes = new ArrayList<Integer>();
    for (Shipment<Integer> shipment : shipments) {
      sizes.add(shipment.call().size());
    }
    return sizes;
  }

  @SuppressWarnings("unchecked")
  private static <R> ArrayList<R> inAWorker(Shipment<R> shipment) throws Exception {
    return ((Shipment<R>) Parcel.of(shipment, ALLOWED).open(ALLOWED)).call();
  }

  @Test
  @DisplayName("a shipment has so many jobs, and the last one has the rest")
  void itIsCut() throws Exception {
    observed("the sizes of ten jobs in shipments of four", sizes(Shipment.cut(doubles(10), 4)))
        .suggests(REST_IS_LOST, seen -> seen.equals(List.of(4, 4)))
        .suggests(WRONG_CUT, seen -> seen.size() == 4)
        .shouldBe(List.of(4, 4, 2));
    observed("the sizes of eight jobs in shipments of four", sizes(Shipment.cut(doubles(8), 4)))
        .suggests(EMPTY_ONE, seen -> seen.contains(0))
        .shouldBe(List.of(4, 4));
  }

  @Test
  @DisplayName("no jobs are no shipments, and a size may be larger than there are jobs")
  void edges() throws Exception {
    observed("the shipments of no jobs", Shipment.cut(doubles(0), 4).size())
        .suggests(EMPTY_ONE)
        .shouldBe(0);
    List<Integer> sizes =
        during(
            OVERFLOW,
            "cutting three jobs into shipments of the largest number",
            () -> sizes(Shipment.cut(doubles(3), Integer.MAX_VALUE)));
    observed("the sizes", sizes).suggests(OVERFLOW).shouldBe(List.of(3));
    List<Integer> justLess =
        during(
            OVERFLOW,
            "cutting a list of three into shipments of two",
            () -> sizes(Shipment.cut(doubles(3), 2)));
    observed("the sizes", justLess).suggests(REST_IS_LOST).shouldBe(List.of(2, 1));
  }

  @Test
  @DisplayName("a size is at least one")
  void sizesAreChecked() {
    for (int size : new int[] {0, -1}) {
      for (int jobs : new int[] {3, 0}) {
        attempting(
                "cutting %d jobs by a size of %d".formatted(jobs, size),
                () -> Shipment.cut(doubles(jobs), size))
            .suggests(ANY_SIZE)
            .shouldThrow(IllegalArgumentException.class);
      }
    }
  }

  @Test
  @DisplayName("the order of the jobs is the order of the results, also in another process")
  void orderStays() throws Exception {
    var results = new ArrayList<Integer>();
    for (Shipment<Integer> shipment : Shipment.cut(doubles(5), 2)) {
      results.addAll(
          during(A_VIEW, "packing a shipment and opening it", () -> inAWorker(shipment)));
    }
    observed("the results of five jobs in three shipments", results)
        .shouldBe(new ArrayList<>(List.of(0, 2, 4, 6, 8)));
  }

  @Test
  @DisplayName("what becomes of the list later does not change the shipment")
  void itIsACopy() throws Exception {
    List<Job<Integer>> jobs = doubles(2);
    var shipment = new Shipment<>(jobs);
    Shipment<Integer> cut = Shipment.cut(jobs, 5).getFirst();
    jobs.set(0, new Double(100));
    observed("the results of a shipment", shipment.call())
        .suggests(A_VIEW)
        .shouldBe(new ArrayList<>(List.of(0, 2)));
    observed("the results of one that was cut", cut.call())
        .suggests(A_VIEW)
        .shouldBe(new ArrayList<>(List.of(0, 2)));
  }

  @Test
  @DisplayName("null is a result")
  void nullIsAResult() throws Exception {
    Job<String> nothing = _ -> null;
    List<String> results =
        during(
            NULL_REFUSED, "a job that returns null", () -> new Shipment<>(List.of(nothing)).call());
    observed("the results", (Object) results)
        .shouldBe(new ArrayList<>(Arrays.asList((String) null)));
  }

  @Test
  @DisplayName("a job that fails ends the trip: what it threw comes out, and no more is begun")
  void aJobFails() {
    var failure = new IOException("disk");
    var probe = new Probe();
    Job<String> fails =
        _ -> {
          throw failure;
        };
    List<Job<String>> jobs = probe.watchAll(List.of(_ -> "a", fails, _ -> "c"));
    attempting("a trip of three jobs, of which the second fails", () -> new Shipment<>(jobs).call())
        .suggests(WRAPS, thrown -> thrown != null && thrown.getCause() == failure)
        .shouldBeSameAs(failure);
    observed("how many jobs have begun", probe.facts().begun()).suggests(GOES_ON).shouldBe(2);
  }

  @Test
  @DisplayName("the jobs of a trip are done on the worker's one thread")
  void oneThread() throws Exception {
    var probe = new Probe();
    new Shipment<>(probe.watchAll(doubles(6))).call();
    observed("the threads of six jobs", probe.facts().threads())
        .suggests(ALL_AT_ONCE)
        .shouldBe(Set.of(Thread.currentThread()));
  }

  @Test
  @DisplayName("a job waits by blocking, so an interrupt ends its pause")
  void jobsBlock() {
    Job<String> pauses =
        site -> {
          site.pause(Duration.ofHours(1));
          return "awake";
        };
    Thread.currentThread().interrupt();
    try {
      attempting(
              "a pause on a thread that is interrupted",
              () -> new Shipment<>(List.of(pauses)).call())
          .suggests(WRONG_SITE)
          .shouldThrow(InterruptedException.class);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  @DisplayName("a job that is a lambda cannot be sent; what a record has in it is copied")
  void whatTravels() throws Exception {
    Job<Integer> lambda = _ -> 1;
    attempting("packing a lambda", () -> inAWorker(new Shipment<>(List.of(lambda))))
        .shouldThrow(NotPortable.class);
    var list = new ArrayList<String>();
    observed(
            "the size of the list, as the job saw it",
            inAWorker(new Shipment<>(List.of(new Append(list)))).getFirst())
        .shouldBe(1);
    observed("the size of our list", list.size()).shouldBe(0);
  }
}

package asyncio.compare;

import static asyncio.compare.Kind.COMPLETABLE_FUTURES;
import static asyncio.compare.Kind.EXECUTOR;
import static asyncio.compare.Kind.LOOP;
import static asyncio.compare.Kind.PLATFORM_THREADS;
import static asyncio.compare.Kind.PROCESSES;
import static asyncio.compare.Kind.SCOPE;
import static asyncio.compare.Kind.SEQUENTIAL;
import static asyncio.compare.Kind.VIRTUAL_THREADS;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.compare.Advice.Reason;
import asyncio.compare.Situation.Work;
import java.util.Set;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Observation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "07.4", part = 3, points = 8, seconds = 10)
@DisplayName("07.4 Choosing, part 3: a choice with reasons")
class ChoiceTest {

  private static final Misconception THREADS_SURVIVE =
      Misconception.of(
          "threads-for-what-crashes",
          "work that may crash was given to something that shares this process. Nothing but a"
              + " process can be killed, or die alone");

  private static final Misconception ORDER_BY_LUCK =
      Misconception.of(
          "parallel-in-order",
          "jobs that come one after the other were given to something that does them at the same"
              + " time. There is nothing to be gained, and the order is lost");

  private static final Misconception COMPUTES_ON_LOOP =
      Misconception.of(
          "computes-on-the-loop",
          "work that computes was given to the loop, which has one thread, and stands still"
              + " meanwhile");

  private static final Misconception VIRTUAL_COMPUTE =
      Misconception.of(
          "virtual-threads-for-computing",
          "virtual threads were advised for work that only computes. They gain nothing there, and"
              + " whatever else runs on them waits");

  private static final Misconception PROCESSES_FOR_SPEED =
      Misconception.of(
          "processes-for-speed",
          "processes were advised for speed. That is Python's reason; Java's threads compute at the"
              + " same time");

  private static final Misconception LOOP_BLOCKED =
      Misconception.of(
          "blocks-the-loop",
          "a library that blocks was put onto the loop. One call of it stops everything");

  private static final Misconception LOOP_ONLY =
      Misconception.of(
          "loop-for-all-waiting",
          "the loop was advised alone though any cheap thread does. Where nothing is shared and"
              + " nothing has to be repeated, it has no advantage");

  private static final Misconception LOOP_NEVER =
      Misconception.of(
          "never-the-loop",
          "threads were advised for work that shares state, or has to be repeatable, though all it"
              + " waits for can be awaited. On one thread it needs no locks");

  private static final Misconception MANY_PLATFORM =
      Misconception.of(
          "platform-threads-by-the-thousand",
          "platform threads, or a pool of them, were advised for more jobs than the rule has them"
              + " for");

  private static final Misconception UNTOLD =
      Misconception.of(
          "completable-futures-tell",
          "jobs that are to end together were given to CompletableFuture, which tells running jobs"
              + " nothing");

  private static final Misconception WRONG_ORDER =
      Misconception.of(
          "later-rule-first",
          "two rules fit, and the one that comes later has decided. The first one that fits does");

  private static final Misconception MIXED_IS_WAITING =
      Misconception.of(
          "both-is-waiting",
          "jobs that also compute were taken for jobs that only wait. On the loop, their computing"
              + " stops everything");

  private static Observation<Set<Kind>> models(String what, Situation situation) {
    return observed("the models that are advised for " + what, Choice.advise(situation).models());
  }

  private static void reason(String what, Situation situation, Reason why) {
    observed("the reason that is given for " + what, Choice.advise(situation).why())
        .suggests(WRONG_ORDER, given -> given != null)
        .shouldBe(why);
  }

  @Test
  @DisplayName("what may crash belongs into a process, whatever else is known")
  void crashes() {
    for (Work work : Work.values()) {
      Situation strangers = Situation.of(work, 10).withCrashes().withSharedState();
      models("plugins of strangers, work: " + work, strangers)
          .suggests(THREADS_SURVIVE, seen -> !seen.contains(PROCESSES))
          .shouldBe(Set.of(PROCESSES));
      reason("plugins of strangers, work: " + work, strangers, Reason.CRASHES);
    }
    Situation ordered = Situation.of(Work.COMPUTES, 1).withCrashes().withOrder().withEndTogether();
    models("plugins, one after the other", ordered)
        .suggests(WRONG_ORDER, seen -> seen.contains(SEQUENTIAL))
        .suggests(THREADS_SURVIVE, seen -> !seen.contains(PROCESSES))
        .shouldBe(Set.of(PROCESSES));
    reason("plugins, one after the other", ordered, Reason.CRASHES);
  }

  @Test
  @DisplayName("what comes one after the other is done one after the other")
  void order() {
    for (Work work : Work.values()) {
      Situation migrations = Situation.of(work, 1_000).withOrder().withSharedState();
      models("migrations of a database, work: " + work, migrations)
          .suggests(ORDER_BY_LUCK, seen -> !seen.contains(SEQUENTIAL))
          .shouldBe(Set.of(SEQUENTIAL));
      reason("migrations of a database, work: " + work, migrations, Reason.ORDER);
    }
  }

  @Test
  @DisplayName("what only computes needs a pool, and no more threads than there are processors")
  void computing() {
    for (int atOnce : new int[] {1, 100, 10_000}) {
      for (Situation thumbnails :
          new Situation[] {
            Situation.of(Work.COMPUTES, atOnce),
            Situation.of(Work.COMPUTES, atOnce).withSharedState(),
            Situation.of(Work.COMPUTES, atOnce).withBlockingCalls().withRepeatableRuns()
          }) {
        models("thumbnails of " + atOnce + " pictures", thumbnails)
            .suggests(PROCESSES_FOR_SPEED, seen -> seen.contains(PROCESSES))
            .suggests(COMPUTES_ON_LOOP, seen -> seen.contains(LOOP))
            .suggests(
                VIRTUAL_COMPUTE, seen -> seen.contains(VIRTUAL_THREADS) || seen.contains(SCOPE))
            .shouldBe(Set.of(EXECUTOR, COMPLETABLE_FUTURES));
        reason("thumbnails of " + atOnce + " pictures", thumbnails, Reason.PROCESSORS);
      }
    }
  }

  @Test
  @DisplayName("what computes and has to end together is nothing for CompletableFuture")
  void computingTogether() {
    Situation search = Situation.of(Work.COMPUTES, 8).withEndTogether();
    models("a search that ends with the first failure", search)
        .suggests(UNTOLD, seen -> seen.contains(COMPLETABLE_FUTURES))
        .shouldBe(Set.of(EXECUTOR));
    reason("a search that ends with the first failure", search, Reason.PROCESSORS);
  }

  @Test
  @DisplayName("what waits and shares state belongs on one thread, if it can be awaited")
  void sharedState() {
    for (int atOnce : new int[] {10, 10_000}) {
      Situation chat = Situation.of(Work.WAITS, atOnce).withSharedState();
      models("a chat server with " + atOnce + " clients", chat)
          .suggests(LOOP_NEVER, seen -> !seen.equals(Set.of(LOOP)))
          .shouldBe(Set.of(LOOP));
      reason("a chat server with " + atOnce + " clients", chat, Reason.ONE_THREAD);
    }
  }

  @Test
  @DisplayName("what waits and must be repeatable belongs on one thread, if it can be awaited")
  void repeatable() {
    Situation protocol = Situation.of(Work.WAITS, 50).withRepeatableRuns().withEndTogether();
    models("a protocol whose races are looked for by seeds", protocol)
        .suggests(LOOP_NEVER, seen -> !seen.equals(Set.of(LOOP)))
        .shouldBe(Set.of(LOOP));
    reason("a protocol whose races are looked for by seeds", protocol, Reason.ONE_THREAD);
  }

  @Test
  @DisplayName("a library that blocks is nothing for the loop, whatever is shared")
  void blockingLibrary() {
    Situation queries =
        Situation.of(Work.WAITS, 5_000).withBlockingCalls().withSharedState().withRepeatableRuns();
    models("5,000 requests on a driver that blocks", queries)
        .suggests(LOOP_BLOCKED, seen -> seen.contains(LOOP))
        .suggests(MANY_PLATFORM, seen -> seen.contains(PLATFORM_THREADS) || seen.contains(EXECUTOR))
        .shouldBe(Set.of(VIRTUAL_THREADS, SCOPE));
    reason("5,000 requests on a driver that blocks", queries, Reason.CHEAP_WAITING);
  }

  @Test
  @DisplayName("many that wait: any cheap thread does, and the loop is one of the ways")
  void manyWait() {
    for (int atOnce : new int[] {Choice.FEW + 1, 100_000}) {
      Situation crawler = Situation.of(Work.WAITS, atOnce);
      models("a crawler with " + atOnce + " pages at once", crawler)
          .suggests(LOOP_ONLY, seen -> seen.equals(Set.of(LOOP)))
          .suggests(
              MANY_PLATFORM, seen -> seen.contains(PLATFORM_THREADS) || seen.contains(EXECUTOR))
          .shouldBe(Set.of(VIRTUAL_THREADS, SCOPE, LOOP));
      reason("a crawler with " + atOnce + " pages at once", crawler, Reason.CHEAP_WAITING);
    }
  }

  @Test
  @DisplayName("few that wait: taste decides, but for what has to end together")
  void fewWait() {
    Situation report = Situation.of(Work.WAITS, Choice.FEW);
    models("a hundred requests at once", report)
        .suggests(LOOP_ONLY, seen -> seen.equals(Set.of(LOOP)))
        .shouldBe(
            Set.of(VIRTUAL_THREADS, SCOPE, PLATFORM_THREADS, EXECUTOR, COMPLETABLE_FUTURES, LOOP));
    models("a hundred requests, of which none is of use alone", report.withEndTogether())
        .suggests(UNTOLD, seen -> seen.contains(COMPLETABLE_FUTURES))
        .suggests(LOOP_ONLY, seen -> seen.equals(Set.of(LOOP)))
        .shouldBe(Set.of(VIRTUAL_THREADS, SCOPE, PLATFORM_THREADS, EXECUTOR, LOOP));
    reason("a hundred requests at once", report, Reason.CHEAP_WAITING);
  }

  @Test
  @DisplayName("what waits and computes is nothing for the loop, even if it shares state")
  void both() {
    Situation pages = Situation.of(Work.BOTH, 10_000).withSharedState();
    models("10,000 pages that are fetched and parsed", pages)
        .suggests(MIXED_IS_WAITING, seen -> seen.contains(LOOP))
        .shouldBe(Set.of(VIRTUAL_THREADS, SCOPE));
    reason("10,000 pages that are fetched and parsed", pages, Reason.CHEAP_WAITING);
    models("20 pages that are fetched and parsed", Situation.of(Work.BOTH, 20).withEndTogether())
        .suggests(MIXED_IS_WAITING, seen -> seen.contains(LOOP))
        .suggests(UNTOLD, seen -> seen.contains(COMPLETABLE_FUTURES))
        .shouldBe(Set.of(VIRTUAL_THREADS, SCOPE, PLATFORM_THREADS, EXECUTOR));
  }
}

package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.VirtualTime.SpinningLoopException;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.loop.demo.WakingDemo;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.5", points = 20, seconds = 20)
@DisplayName("01.5 Sleeping and waking")
class SleepingAndWakingTest {

  private static final Misconception SPINS =
      Misconception.of(
          "spins",
          "the loop polls without waiting although there is nothing to do, and uses a whole"
              + " processor for it; let it sleep until the next timer, or without limit");

  private static final Misconception SLEEPS_IN_SLICES =
      Misconception.of(
          "sleeps-in-slices",
          "the loop sleeps for a while, looks, and sleeps again; the wake-up makes that needless,"
              + " so sleep until the next timer, or without limit");

  private static final Misconception ROUNDS_DOWN =
      Misconception.of(
          "rounds-the-wait-down",
          "the wait until the next timer is rounded down, so the loop wakes up too early, and then"
              + " polls again and again; hand the nanoseconds to the poller as they are");

  private static final Misconception NEGATIVE_WAIT =
      Misconception.of(
          "negative-wait", "a timer that is overdue makes the wait negative; it should be zero");

  private static final Misconception DEADLINE_AS_WAIT =
      Misconception.of(
          "deadline-as-wait",
          "the poll is given the time at which the timer is due; it asks how long to sleep, which"
              + " is what is left from now until then");

  private static final Misconception POLLS_TWICE =
      Misconception.of(
          "polls-twice",
          "the loop polls more than once in an iteration; each poll is a system call, and one is"
              + " enough");

  private static final Misconception RUNS_UNTIL_EMPTY =
      Misconception.of(
          "runs-until-empty",
          "the loop runs batch after batch until nothing is ready, so a callback that schedules the"
              + " next one keeps it from polling; run one batch in each iteration");

  private static final Misconception BATCH_BEFORE_POLL =
      Misconception.of(
          "batch-before-poll",
          "the batch runs before the poll, so what the loop was woken for waits until the next"
              + " sleep is over; poll first, then run the batch");

  private static final Misconception DROPS_WHAT_ARRIVES =
      Misconception.of(
          "drops-what-arrives",
          "what arrives while the loop empties the inbox is thrown away with the rest, as by"
              + " forEach and clear; take out one callback after the other");

  private static final Misconception SKIPS_AT_LAST_LOOK =
      Misconception.of(
          "skips-the-poll-at-the-last-look",
          "when fallAsleep finds a callback, the loop does not poll at all; it should then poll"
              + " without waiting, since each iteration polls once");

  private static final Misconception TIMERS_BEFORE_ARRIVALS =
      Misconception.of(
          "timers-before-the-last-arrivals",
          "what other threads leave during the poll comes after the timers that are due; empty the"
              + " inbox after the poll, and collect timers after that");

  private static final Misconception SLEEPS_ON_READY =
      Misconception.of(
          "sleeps-on-ready-callbacks",
          "the loop sleeps until the next timer although callbacks are ready; then it should only"
              + " look, with a wait of zero");

  private static final Misconception SKIPS_THE_POLL =
      Misconception.of(
          "skips-the-poll-when-busy",
          "while callbacks are ready the loop does not poll at all, so a busy loop never hears from"
              + " its channels; poll once in each iteration");

  private static final Misconception MOVES_ONE =
      Misconception.of(
          "moves-one-at-a-time",
          "only one callback is taken out of the inbox at a time; take all that are there");

  private static final Misconception STOPPING_LOOP_SLEEPS =
      Misconception.of(
          "stopping-loop-sleeps",
          "a loop that is about to stop sleeps until the next timer first; it should only look");

  private static final Misconception TIMERS_BEFORE_POLL =
      Misconception.of(
          "looks-at-timers-before-the-poll",
          "timers are collected before the poll, so one that becomes due while the loop sleeps"
              + " needs another iteration; collect them after it");

  private static final Misconception BATCH_OUT_OF_ORDER =
      Misconception.of(
          "batch-out-of-order",
          "the batch is put together in another order than: what was ready, what other threads"
              + " left, timers that are due");

  private static final Misconception NEVER_WAKES =
      Misconception.of(
          "never-wakes",
          "a callback from another thread is put into the inbox, but a loop that sleeps is not"
              + " woken for it");

  private static final Misconception WAKES_FOR_EVERY_POST =
      Misconception.of(
          "wakes-for-every-post",
          "every callback from another thread wakes the loop anew; one wake-up, which is a system"
              + " call, is enough until the loop sleeps again");

  private static final Misconception WAKES_A_LOOP_THAT_IS_AWAKE =
      Misconception.of(
          "wakes-a-loop-that-is-awake",
          "a loop that is awake is woken for nothing; it sleeps only from fallAsleep until awake,"
              + " and only until somebody has woken it");

  private static final Misconception NO_LAST_LOOK =
      Misconception.of(
          "no-last-look",
          "a callback that arrives between the loop's look into the inbox and its announcement that"
              + " it sleeps wakes nobody; after the announcement, look once more");

  private static final Misconception LOOKS_BEFORE_IT_ANNOUNCES =
      Misconception.of(
          "looks-before-it-announces",
          "the loop looks into the inbox, and announces its sleep afterwards; a callback that"
              + " arrives in between wakes nobody. Announce first, then look");

  private static final Misconception ASKS_BEFORE_IT_PUTS =
      Misconception.of(
          "asks-before-it-puts",
          "the thread that posts asks whether the loop sleeps before its callback is in the inbox;"
              + " a loop that goes to sleep in between finds nothing and is not woken. Put first,"
              + " then ask");

  private static final Misconception PLAIN_QUEUE =
      Misconception.of(
          "plain-queue",
          "the inbox is a collection that is not made for several threads, and loses callbacks when"
              + " they come at once");

  private static final Misconception ASLEEP_AFTER_FAILURE =
      Misconception.of(
          "asleep-after-a-failed-poll",
          "when the poll throws, the inbox takes the loop for asleep from then on; announce in a"
              + " finally block that it is awake");

  private static final Misconception KEEPS_THE_MARK =
      Misconception.of(
          "keeps-the-mark",
          "fallAsleep says that the loop sleeps, finds a callback, and does not take back what it"
              + " said; the next thread that posts wakes a loop that is awake");

  private static final Misconception CHECKS_THEN_ACTS =
      Misconception.of(
          "checks-then-acts",
          "the thread that posts looks whether the loop sleeps, and changes the mark in a second"
              + " step; a thread that comes in between sees a sleeper too. Look and change in one"
              + " step that only one thread can win");

  private static final Misconception PLAIN_MARK =
      Misconception.of(
          "plain-mark",
          "whether the loop sleeps is kept in a plain boolean, which two threads read and write"
              + " without a lock: both see a sleeper, and either may see an old value. Use an"
              + " AtomicBoolean, and look and change in one step");

  private static final Misconception EMPTIES_BEFORE_THE_POLL_ONLY =
      Misconception.of(
          "empties-before-the-poll-only",
          "the inbox is not emptied after the poll, so the callback that the loop was woken for"
              + " waits for another iteration, with another poll; collect what has arrived after"
              + " the poll as well");

  private static final int MOST_STEPS = 1_000;

  private final Moments time = new Moments();
  private final EventLoop loop = EventLoop.create(time, time);
  private final Trace trace = new Trace();

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Posts from another thread, and returns when that is done. */
  private void post(Runnable... callbacks) {
    OtherThread.run(() -> Stream.of(callbacks).forEach(loop::callSoonThreadsafe));
  }

  /** Runs the loop, and names a wrong idea if it spins or sleeps for ever. */
  private void runUntilStopped(Misconception otherwise) {
    runUntilStopped(loop, otherwise);
  }

  private static void runUntilStopped(EventLoop loop, Misconception otherwise) {
    attempting("running the loop until it is stopped", loop::runForever)
        .suggests(SPINS, SpinningLoopException.class::isInstance)
        .suggests(
            otherwise == SLEEPS_ON_READY ? SLEEPS_ON_READY : NEVER_WAKES,
            StuckLoopException.class::isInstance)
        .suggests(otherwise)
        .shouldSucceed();
  }

  @Test
  @DisplayName("a loop with nothing to do sleeps once, without limit")
  void aLoopWithNothingToDoSleepsOnceWithoutLimit() {
    time.beforeSleep(() -> post(loop::stop));
    runUntilStopped(SPINS);

    observed("how long each poll was willing to sleep", time.timeouts())
        .suggests(
            EMPTIES_BEFORE_THE_POLL_ONLY, List.of(VirtualTime.WITHOUT_LIMIT, Duration.ZERO)::equals)
        .suggests(
            BATCH_BEFORE_POLL, seen -> seen.stream().allMatch(VirtualTime.WITHOUT_LIMIT::equals))
        .suggests(SLEEPS_IN_SLICES)
        .shouldBe(List.of(VirtualTime.WITHOUT_LIMIT));
  }

  @Test
  @DisplayName("a loop with timers sleeps exactly until the next one")
  void aLoopWithTimersSleepsExactlyUntilTheNextOne() {
    loop.callLater(Duration.ofSeconds(2), loop::stop);
    loop.callLater(Duration.ofNanos(1_500_001), trace.adding("timer"));
    attempting("running the loop until it is stopped", loop::runForever)
        .suggests(SPINS, thrown -> time.timeouts().stream().allMatch(Duration.ZERO::equals))
        .suggests(ROUNDS_DOWN, SpinningLoopException.class::isInstance)
        .shouldSucceed();

    observed("how long each poll was willing to sleep", time.timeouts())
        .suggests(ROUNDS_DOWN, seen -> seen.contains(millis(1)))
        .suggests(TIMERS_BEFORE_POLL, seen -> seen.contains(Duration.ZERO))
        .suggests(SLEEPS_IN_SLICES, seen -> seen.size() > 2)
        .suggests(DEADLINE_AS_WAIT, seen -> seen.contains(Duration.ofSeconds(2)))
        .shouldBe(List.of(Duration.ofNanos(1_500_001), Duration.ofNanos(1_998_499_999)));
  }

  @Test
  @DisplayName("a timer that comes due while the loop sleeps runs in the same iteration")
  void aTimerThatComesDueWhileTheLoopSleepsRunsInTheSameIteration() {
    loop.callLater(millis(50), () -> trace.add("timer after " + time.timeouts().size() + " poll"));
    loop.callLater(millis(60), loop::stop);
    runUntilStopped(SPINS);

    observed("what ran", trace)
        .suggests(SPINS, seen -> time.timeouts().size() > 4)
        .suggests(TIMERS_BEFORE_POLL)
        .shouldBe("timer after 1 poll");
  }

  @Test
  @DisplayName("while callbacks are ready the loop polls once in each iteration, without waiting")
  void whileCallbacksAreReadyTheLoopPollsOnceInEachIterationWithoutWaiting() {
    loop.callLater(Duration.ofHours(1), trace.adding("timer"));
    loop.callSoon(() -> loop.callSoon(() -> loop.callSoon(loop::stop)));
    runUntilStopped(SLEEPS_ON_READY);

    observed("how long the polls of three iterations were willing to sleep", time.timeouts())
        .suggests(SKIPS_THE_POLL, List::isEmpty)
        .suggests(RUNS_UNTIL_EMPTY, seen -> seen.size() < 3)
        .suggests(POLLS_TWICE, seen -> seen.size() > 3)
        .suggests(SLEEPS_ON_READY)
        .shouldBe(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO));
  }

  @Test
  @DisplayName("a loop that is about to stop does not sleep")
  void aLoopThatIsAboutToStopDoesNotSleep() {
    loop.callLater(Duration.ofHours(1), trace.adding("timer"));
    loop.stop();
    runUntilStopped(STOPPING_LOOP_SLEEPS);

    observed("how long the poll was willing to sleep", time.timeouts())
        .suggests(SKIPS_THE_POLL, List::isEmpty)
        .suggests(STOPPING_LOOP_SLEEPS)
        .shouldBe(List.of(Duration.ZERO));
  }

  @Test
  @DisplayName("a timer that is overdue is not waited for")
  void aTimerThatIsOverdueIsNotWaitedFor() {
    time.advance(Duration.ofSeconds(1));
    loop.callAt(millis(999).toNanos(), loop::stop);
    loop.callAt(millis(990).toNanos(), trace.adding("overdue"));
    runUntilStopped(NEGATIVE_WAIT);

    observed("how long the poll was willing to sleep", time.timeouts())
        .suggests(NEGATIVE_WAIT, seen -> seen.stream().anyMatch(Duration::isNegative))
        .suggests(SKIPS_THE_POLL, List::isEmpty)
        .suggests(DEADLINE_AS_WAIT, seen -> seen.getFirst().isPositive())
        .suggests(TIMERS_BEFORE_POLL, seen -> seen.size() > 1)
        .shouldBe(List.of(Duration.ZERO));
    observed("what ran", trace).shouldBe("overdue");
  }

  @Test
  @DisplayName("a batch is: what was ready, then what other threads left, then due timers")
  void aBatchIsWhatWasReadyThenWhatOtherThreadsLeftThenDueTimers() {
    loop.callLater(Duration.ZERO, trace.adding("timer"));
    loop.callSoon(trace.adding("ready"));
    post(trace.adding("other thread, one"), trace.adding("other thread, two"));
    loop.stop();
    runUntilStopped(BATCH_OUT_OF_ORDER);

    observed("the batch", trace)
        .suggests(BATCH_OUT_OF_ORDER)
        .shouldBe("ready", "other thread, one", "other thread, two", "timer");
  }

  @Test
  @DisplayName("what other threads leave during the poll runs before timers that come due in it")
  void whatOtherThreadsLeaveDuringThePollRunsBeforeTimersThatComeDueInIt() {
    loop.callLater(millis(10), trace.adding("timer"));
    loop.callLater(millis(20), loop::stop);
    time.beforeSleep(
        () -> {
          if (time.now().isZero()) {
            post(trace.adding("other thread"));
            time.advance(millis(10));
          }
        });
    runUntilStopped(TIMERS_BEFORE_ARRIVALS);

    observed("the batch", trace)
        .suggests(EMPTIES_BEFORE_THE_POLL_ONLY, seen -> time.timeouts().contains(Duration.ZERO))
        .suggests(TIMERS_BEFORE_ARRIVALS)
        .shouldBe("other thread", "timer");
  }

  @Test
  @DisplayName("an iteration polls once, also when a callback arrives on the way to sleep")
  void anIterationPollsOnceAlsoWhenACallbackArrivesOnTheWayToSleep() {
    loop.callLater(Duration.ofHours(1), trace.adding("timer"));
    time.at(time.passed(), () -> post(loop::stop));
    runUntilStopped(NO_LAST_LOOK);

    observed("the number of polls in one iteration", time.timeouts().size())
        .suggests(SKIPS_AT_LAST_LOOK, seen -> seen == 0)
        .suggests(POLLS_TWICE)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a callback from another thread wakes a loop that sleeps, each time")
  void aCallbackFromAnotherThreadWakesALoopThatSleepsEachTime() {
    loop.callLater(Duration.ofHours(1), loop::stop);
    var steps =
        List.of(
                trace.adding("one at PT0S"),
                (Runnable) () -> trace.add("two at " + time.now()),
                () -> {
                  trace.add("three at " + time.now());
                  loop.stop();
                })
            .iterator();
    time.beforeSleep(
        () -> {
          if (steps.hasNext()) {
            post(steps.next());
          }
        });
    runUntilStopped(NEVER_WAKES);

    observed("what ran, and when", trace)
        .suggests(SLEEPS_IN_SLICES, seen -> time.timeouts().size() > 4)
        .suggests(NEVER_WAKES)
        .shouldBe("one at PT0S", "two at PT0S", "three at PT0S");
    observed("the number of wake-ups for three sleeps", time.wakeUps())
        .suggests(WAKES_FOR_EVERY_POST, seen -> seen > 3)
        .shouldBe(3);
  }

  @Test
  @DisplayName("many callbacks from other threads wake a loop that sleeps once")
  void manyCallbacksFromOtherThreadsWakeALoopThatSleepsOnce() {
    time.beforeSleep(
        () -> {
          post(trace.adding("one"), trace.adding("two"), trace.adding("three"));
          post(trace.adding("four"), loop::stop);
        });
    runUntilStopped(NEVER_WAKES);

    observed("what ran", trace).shouldBe("one", "two", "three", "four");
    observed("the number of wake-ups for five callbacks", time.wakeUps())
        .suggests(WAKES_FOR_EVERY_POST)
        .shouldBe(1);
  }

  @Test
  @DisplayName("a loop that is awake is not woken")
  void aLoopThatIsAwakeIsNotWoken() {
    loop.callLater(
        millis(10),
        () -> {
          loop.callSoonThreadsafe(trace.adding("same thread"));
          post(trace.adding("other thread"), loop::stop);
        });
    runUntilStopped(NEVER_WAKES);

    observed("what ran", trace).shouldBe("same thread", "other thread");
    observed("the number of wake-ups", time.wakeUps())
        .suggests(WAKES_FOR_EVERY_POST, seen -> seen > 1)
        .suggests(WAKES_A_LOOP_THAT_IS_AWAKE)
        .shouldBe(0);
  }

  @Test
  @DisplayName(
      "at whatever moment a callback arrives, it does not wait for the loop's sleep to end")
  @TimeLimit(seconds = 5)
  void atWhateverMomentACallbackArrivesItDoesNotWaitForTheLoopsSleepToEnd() {
    int moments = momentsOfAScenario(-1, new ArrayList<>(), new ArrayList<>());
    List<Duration> delays = new ArrayList<>();
    List<Integer> wakeUps = new ArrayList<>();
    for (int moment = 0; moment < moments; moment++) {
      momentsOfAScenario(moment, delays, wakeUps);
    }

    observed("how long a callback waited, if it arrived at moment 1, 2, 3 …", delays)
        .suggests(NEVER_WAKES, seen -> Collections.frequency(seen, Duration.ZERO) < 10)
        .suggests(NO_LAST_LOOK)
        .shouldBe(Collections.nCopies(moments, Duration.ZERO));
    observed("the wake-ups, if it arrived at moment 1, 2, 3 …", wakeUps)
        .suggests(WAKES_FOR_EVERY_POST, seen -> !seen.contains(0))
        .suggests(WAKES_A_LOOP_THAT_IS_AWAKE)
        .shouldSatisfy("at most one each", seen -> seen.stream().allMatch(count -> count <= 1));
  }

  /** Runs two timers and a callback, while another thread posts at one of the moments. */
  private int momentsOfAScenario(int moment, List<Duration> delays, List<Integer> wakeUps) {
    var time = new Moments();
    var loop = EventLoop.create(time, time);
    time.at(
        moment,
        () -> {
          Duration arrived = time.now();
          OtherThread.run(
              () -> loop.callSoonThreadsafe(() -> delays.add(time.now().minus(arrived))));
        });
    loop.callLater(millis(10), time::pass);
    loop.callLater(millis(20), time::pass);
    loop.callLater(
        millis(30),
        () -> {
          time.pass();
          loop.stop();
        });
    loop.callSoon(time::pass);
    runUntilStopped(loop, NO_LAST_LOOK);
    int moments = time.passed();
    loop.stop();
    attempting("one more iteration", loop::runForever)
        .suggests(STOPPING_LOOP_SLEEPS)
        .shouldSucceed();
    wakeUps.add(time.wakeUps());
    return moments;
  }

  @Test
  @DisplayName("a callback that arrives at any step of the loop on its way to sleep is not missed")
  @TimeLimit(seconds = 5)
  void aCallbackThatArrivesAtAnyStepOfTheLoopOnItsWayToSleepIsNotMissed() throws Exception {
    observed(
            "a thread posts between two steps of the loop",
            races("HaltsTheLoop", WakeUpRace.SLEEPS_ON))
        .suggests(DROPS_WHAT_ARRIVES, seen -> seen.getFirst().startsWith(WakeUpRace.GONE))
        .suggests(LOOKS_BEFORE_IT_ANNOUNCES)
        .shouldSatisfy("the callback runs without delay", List::isEmpty);
  }

  @Test
  @DisplayName("a loop that goes to sleep at any step of a thread that posts is woken")
  @TimeLimit(seconds = 5)
  void aLoopThatGoesToSleepAtAnyStepOfAThreadThatPostsIsWoken() throws Exception {
    observed(
            "the loop goes to sleep between two steps of a thread that posts",
            races("HaltsThePoster", WakeUpRace.SLEEPS_ON))
        .suggests(ASKS_BEFORE_IT_PUTS)
        .shouldSatisfy("the callback runs without delay", List::isEmpty);
  }

  @Test
  @DisplayName("a loop that finds a callback on its way to sleep counts as awake")
  @TimeLimit(seconds = 5)
  void aLoopThatFindsACallbackOnItsWayToSleepCountsAsAwake() throws Exception {
    observed(
            "a thread posts between two steps of the loop, another one when the callback runs",
            races("HaltsTheLoop", WakeUpRace.AWAKE))
        .suggests(WAKES_FOR_EVERY_POST, seen -> wakesALoopThatNeverSlept())
        .suggests(KEEPS_THE_MARK)
        .shouldSatisfy("the other one does not wake the loop", List::isEmpty);
  }

  @Test
  @DisplayName("two threads that post at once wake a loop that sleeps once")
  @TimeLimit(seconds = 5)
  void twoThreadsThatPostAtOnceWakeALoopThatSleepsOnce() throws Exception {
    observed(
            "a thread posts between two steps of another one, while the loop sleeps",
            races("HaltsOneOfTwoPosters", WakeUpRace.TWICE))
        .suggests(WAKES_FOR_EVERY_POST, seen -> wakesALoopThatNeverSlept())
        .suggests(PLAIN_MARK, seen -> marksInAPlainField())
        .suggests(CHECKS_THEN_ACTS)
        .shouldSatisfy("one of them wakes the loop", List::isEmpty);
  }

  private static boolean wakesALoopThatNeverSlept() {
    var time = new VirtualTime();
    new Inbox(time).post(new Handle(() -> {}));
    return time.wakeUps() > 0;
  }

  private static boolean marksInAPlainField() {
    return Stream.of(Inbox.class.getDeclaredFields())
        .filter(field -> field.getType().isPrimitive())
        .map(Field::accessFlags)
        .anyMatch(
            flags -> !flags.contains(AccessFlag.VOLATILE) && !flags.contains(AccessFlag.FINAL));
  }

  /** The first race that ends like this, of one for each step at which one side can be halted. */
  private static List<String> races(String name, String outcome) throws Exception {
    var loader = new SteppingLoader(Set.of("Inbox", "Iteration"));
    Constructor<?> maker =
        loader.loadClass(WakeUpRace.class.getName() + "$" + name).getDeclaredConstructor();
    maker.setAccessible(true);
    race(maker, Integer.MAX_VALUE); // loads all classes, so that no thread waits for that later
    return IntStream.range(0, MOST_STEPS)
        .mapToObj(step -> race(maker, step))
        .takeWhile(seen -> !seen.equals(WakeUpRace.OVER))
        .filter(seen -> seen.startsWith(outcome))
        .limit(1)
        .toList();
  }

  private static String race(Constructor<?> maker, int step) {
    try {
      var race = (IntFunction<?>) maker.newInstance();
      return (String) race.apply(step);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("callbacks from four threads all run, each thread's in order, and see what it wrote")
  @TimeLimit(seconds = 5)
  void callbacksFromFourThreadsAllRunEachThreadsInOrderAndSeeWhatItWrote() throws Exception {
    // That a collection breaks when two threads use it at once is luck; that they do is not.
    observed("one thread is halted in the inbox, and another one posts", racesInTheInbox())
        .suggests(PLAIN_QUEUE)
        .shouldSatisfy("no collection that is for one thread used by two", List::isEmpty);

    int threads = 4;
    int each = 5_000;
    var seen = new ArrayList<List<Integer>>();
    IntStream.range(0, threads).forEach(i -> seen.add(new ArrayList<>()));
    during(
        PLAIN_QUEUE,
        "running callbacks that four threads post",
        () -> {
          try (var real = EventLoop.create()) {
            real.addObserver(onceAsleep(() -> startPosters(real, seen, each)));
            real.runForever();
          }
        });

    List<Integer> expected = IntStream.range(0, each).boxed().toList();
    for (List<Integer> numbers : seen) {
      observed("how many of a thread's " + each + " callbacks ran", numbers.size())
          .suggests(PLAIN_QUEUE)
          .shouldBe(each);
      observed("whether they ran in order, and saw what was written", numbers.equals(expected))
          .suggests(PLAIN_QUEUE)
          .shouldBe(true);
    }
  }

  private static List<String> racesInTheInbox() throws Exception {
    var races = new ArrayList<String>();
    races.addAll(races("HaltsOneOfTwoPosters", WakeUpRace.SHARED));
    races.addAll(races("HaltsTheLoop", WakeUpRace.SHARED));
    return races.stream().limit(1).toList();
  }

  /** Does something when the loop goes to sleep for the first time, if it ever does. */
  private static LoopObserver onceAsleep(Runnable body) {
    return new LoopObserver() {
      private int polls;
      private boolean done;

      @Override
      public void beforePoll(long timeoutNanos) {
        if (!done && (timeoutNanos > 0 || ++polls == 1_000)) {
          done = true;
          body.run();
        }
      }
    };
  }

  private static void startPosters(EventLoop loop, List<List<Integer>> seen, int each) {
    List<Thread> posters =
        seen.stream()
            .map(numbers -> Thread.ofPlatform().daemon().unstarted(poster(loop, numbers, each)))
            .toList();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              posters.forEach(Thread::start);
              posters.forEach(SleepingAndWakingTest::join);
              loop.callSoonThreadsafe(loop::stop);
            });
  }

  /** What a thread writes before it posts is not volatile: the inbox has to publish it. */
  private static Runnable poster(EventLoop loop, List<Integer> numbers, int each) {
    return () -> {
      for (int i = 0; i < each; i++) {
        int[] written = new int[1];
        written[0] = i;
        loop.callSoonThreadsafe(() -> numbers.add(written[0]));
      }
    };
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("a poll that fails leaves the loop awake")
  void aPollThatFailsLeavesTheLoopAwake() {
    var poller = new FailingPoller();
    var failing = EventLoop.create(() -> 0, poller);
    attempting("running a loop whose poll fails", failing::runForever)
        .suggests(SPINS)
        .shouldThrow(UnsupportedOperationException.class);
    OtherThread.run(() -> failing.callSoonThreadsafe(trace.adding("other thread")));
    observed("the number of wake-ups after the poll has failed", poller.wakeUps)
        .suggests(ASLEEP_AFTER_FAILURE)
        .shouldBe(0);
    failing.stop();
    failing.runForever();

    observed("what ran", trace).shouldBe("other thread");
  }

  @Test
  @DisplayName("all that other threads have left runs in the next iteration")
  void allThatOtherThreadsHaveLeftRunsInTheNextIteration() {
    OtherThread.run(
        () -> {
          for (String name : List.of("first", "second", "third", "fourth")) {
            loop.callSoonThreadsafe(trace.adding(name));
          }
        });
    loop.stop();
    runUntilStopped(MOVES_ONE);

    observed("what ran in one iteration", trace)
        .suggests(MOVES_ONE, seen -> seen.size() < 4)
        .shouldBe("first", "second", "third", "fourth");
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    during(
        NEVER_WAKES,
        "running the demo's program",
        () -> {
          try (var real = EventLoop.create()) {
            WakingDemo.program(real, trace);
          }
        });

    Twin.expectSameAsCPython("waking", trace);
  }

  /** A poller that cannot sleep. */
  private static final class FailingPoller implements Poller {

    private int wakeUps;
    private int polls;

    @Override
    public void poll(long timeoutNanos, ReadyEvents sink) {
      if (timeoutNanos > 0) {
        throw new UnsupportedOperationException("thrown by the test");
      }
      if (++polls > 100) {
        throw new IllegalStateException("the loop polls again and again");
      }
    }

    @Override
    public void wakeUp() {
      wakeUps++;
    }

    @Override
    public void watch(SelectableChannel channel, int events, Object attachment) {}

    @Override
    public Object attachment(SelectableChannel channel) {
      return null;
    }

    @Override
    public void close() {}
  }
}

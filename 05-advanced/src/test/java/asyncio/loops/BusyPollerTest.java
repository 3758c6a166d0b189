package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import asyncio.task.Future;
import java.io.IOException;
import java.nio.channels.Pipe;
import java.util.List;
import java.util.stream.Stream;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.5", part = 2, points = 10, seconds = 10)
@DisplayName("05.5 Loops of your own: a poller that does not sleep at once")
class BusyPollerTest extends LoopTests {

  private static final Misconception NEVER_SPINS =
      Misconception.of(
          "sleeps-without-looking",
          "the poller sleeps before it has looked as often as it may; each sleep costs a wake-up");

  private static final Misconception NEVER_SLEEPS =
      Misconception.of(
          "looks-without-end",
          "the poller looks more often than it may, and an idle loop takes a whole processor");

  private static final Misconception SPINS_ON =
      Misconception.of(
          "looks-on-after-an-event",
          "the poller looks on, or sleeps, although a channel was reported; the loop has something"
              + " to do");

  private static final Misconception WAKES_THE_WAKING =
      Misconception.of(
          "wakes-who-is-awake",
          "the poller below is woken although it does not sleep: a system call for nothing, and its"
              + " next sleep ends at once");

  private static final Misconception WAKE_UP_LOST =
      Misconception.of(
          "wake-up-is-lost",
          "a wake-up between the last look and the sleep reaches nobody; first say that you sleep,"
              + " then look for the last time whether you may");

  private static final Misconception WAKE_UP_STAYS =
      Misconception.of(
          "old-wake-up-ends-every-poll", "a wake-up ends more than one poll; the poll takes it");

  private static final Misconception EARLY_WAKE_UP =
      Misconception.of(
          "early-wake-up-is-forgotten",
          "a wake-up that came before the poll is dropped when the poll begins, and its callback"
              + " waits for the next event");

  private static final Misconception TIME_IS_NOT_LOOKED_AT =
      Misconception.of(
          "looks-past-the-time-out",
          "the time-out is over, and the poller still looks, or sleeps; timers come late");

  private static final Misconception WHOLE_TIME_OUT =
      Misconception.of(
          "sleeps-the-whole-time-out",
          "after looking, the poller sleeps for the whole time-out; part of it has passed");

  private static final Misconception ASKS_FIRST =
      Misconception.of(
          "asks-before-it-says",
          "whoever wakes the loop asks whether it sleeps before saying that it is woken; in between"
              + " the loop goes to sleep, and nobody wakes it");

  private static final Misconception LOOKS_ONCE_AND_FOR_ALL =
      Misconception.of(
          "counts-looks-for-ever",
          "the looks are counted over all polls: once they are used up, the poller only sleeps");

  private static final Misconception FOREVER_PASSES =
      Misconception.of(
          "forever-gets-shorter",
          "the time that has passed is taken from a time-out without limit; what is left is a"
              + " number like others, and a poller of virtual time below would jump by it");

  private static final Misconception NEVER_COMES =
      Misconception.of(
          "deadline-overflows",
          "the time now and the time-out are added, and the sum overflows; a long sleep is over at"
              + " once. Compare differences");

  private static final Misconception EATS_INTERRUPTS =
      Misconception.of(
          "eats-the-interrupt",
          "the interrupt is taken back by the poller, and the loop never hears of it");

  private static final Misconception DEAF_TO_INTERRUPTS =
      Misconception.of(
          "spins-on-when-interrupted",
          "an interrupted thread looks on and on, or goes to sleep, which ends at once; the poll is"
              + " one look");

  private static final Misconception NEGATIVE_LOOKS =
      Misconception.of(
          "takes-negative-looks",
          "a number of looks below zero is taken for none; it is a mistake of the caller, who is"
              + " told");

  private final BusyPoller busy = new BusyPoller(below, below, 3);

  @Test
  @DisplayName("the number of looks is not negative")
  void negativeLooks() {
    attempting("a poller that looks less than never", () -> new BusyPoller(below, below, -1))
        .suggests(NEGATIVE_LOOKS, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalArgumentException: looks must be >= 0",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && String.valueOf(thrown.getMessage()).startsWith("looks must be >= 0"));
  }

  @Test
  @DisplayName("the poller looks as often as it may, then sleeps")
  void looksThenSleeps() {
    Runnable oneMilli = () -> below.pass(MILLI);
    below.during(oneMilli).during(oneMilli).during(oneMilli).during(busy::wakeUp);
    attempting("polling", () -> poll(busy, Poller.FOREVER))
        .suggests(NEVER_SPINS, _ -> atMostTwoLooks(below.polls()))
        .shouldSucceed();

    observed("the polls below", below.polls())
        .suggests(NEVER_SLEEPS, polls -> polls.size() > 4)
        .suggests(NEVER_SPINS, BusyPollerTest::atMostTwoLooks)
        .suggests(FOREVER_PASSES, polls -> polls.getLast() > HOUR)
        .shouldBe(List.of(0L, 0L, 0L, Poller.FOREVER));
  }

  private static boolean atMostTwoLooks(List<Long> polls) {
    return polls.stream().takeWhile(timeout -> timeout == 0).count() < 3;
  }

  @Test
  @DisplayName("without any looks, it sleeps at once, or looks once if it was woken")
  void noLooks() {
    var sleepy = new BusyPoller(below, below, 0);
    poll(sleepy, 5);
    observed("the polls below", below.polls())
        .suggests(NEVER_SLEEPS, polls -> polls.contains(0L))
        .shouldBe(List.of(5L));
    sleepy.wakeUp();
    poll(sleepy, 6);
    observed("the polls below, after a wake-up", below.polls())
        .suggests(EARLY_WAKE_UP)
        .shouldBe(List.of(5L, 0L));
  }

  @Test
  @DisplayName("a poll that only looks is one look")
  void onlyLooks() {
    poll(busy, 0);

    observed("the polls below", below.polls()).suggests(NEVER_SLEEPS).shouldBe(List.of(0L));
  }

  @Test
  @DisplayName("a channel that is ready ends the poll in the look that finds it")
  void ready() throws IOException {
    Pipe.SourceChannel channel = channel();
    busy.watch(channel, Poller.READ, "reader");
    below.quiet().during(() -> below.setReady(channel, Poller.READ));
    poll(busy, Poller.FOREVER);

    observed("the polls below", below.polls())
        .suggests(SPINS_ON, polls -> polls.size() > 2)
        .shouldBe(List.of(0L, 0L));
    observed("what was reported", trace)
        .suggests(SPINS_ON, lines -> lines.size() > 1)
        .shouldBe("reader: 1");
  }

  @Test
  @DisplayName("a poll that a channel ends ends the wake-ups in it, too")
  void readyAndWoken() throws IOException {
    Pipe.SourceChannel channel = channel();
    busy.watch(channel, Poller.READ, "reader");
    below.setReady(channel, Poller.READ);
    below.during(busy::wakeUp);
    poll(busy, 7);
    below.setReady(channel, 0);
    poll(busy, 7);

    observed("the polls below", below.polls())
        .suggests(WAKE_UP_STAYS, polls -> !polls.contains(7L))
        .shouldBe(List.of(0L, 0L, 0L, 0L, 7L));
  }

  @Test
  @DisplayName("a wake-up ends the looking, and wakes nobody below")
  void wokenWhileLooking() {
    below.quiet().during(busy::wakeUp);
    poll(busy, Poller.FOREVER);

    observed("the polls below", below.polls()).shouldBe(List.of(0L, 0L));
    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_THE_WAKING, times -> times > 0)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a wake-up before the poll makes it one look, and ends no other poll")
  void wokenBefore() {
    busy.wakeUp();
    attempting("polling after a wake-up", () -> poll(busy, Poller.FOREVER))
        .suggests(EARLY_WAKE_UP)
        .shouldSucceed();
    observed("the polls below", below.polls())
        .suggests(EARLY_WAKE_UP, polls -> polls.size() > 1)
        .shouldBe(List.of(0L));
    poll(busy, 7);
    observed("the polls below, after another poll", below.polls())
        .suggests(WAKE_UP_STAYS, polls -> !polls.contains(7L))
        .shouldBe(List.of(0L, 0L, 0L, 0L, 7L));
  }

  @Test
  @DisplayName("a look takes a wake-up, too")
  void lookTakesAWakeUp() {
    busy.wakeUp();
    poll(busy, 0);
    poll(busy, 7);

    observed("the polls below", below.polls())
        .suggests(WAKE_UP_STAYS, polls -> !polls.contains(7L))
        .shouldBe(List.of(0L, 0L, 0L, 0L, 7L));
  }

  @Test
  @DisplayName("a wake-up during the sleep wakes the poller below")
  void wokenAsleep() {
    below.quiet().quiet().quiet().during(busy::wakeUp);
    attempting("sleeping until a wake-up", () -> poll(busy, Poller.FOREVER))
        .suggests(WAKE_UP_LOST, _ -> below.polls().size() == 4)
        .shouldSucceed();

    observed("how often the poller below was woken", below.wakeUps()).shouldBe(1);
  }

  @Test
  @DisplayName("a wake-up at any step of the poll ends it")
  @TimeLimit(seconds = 5)
  void wokenAtAnyMoment() throws Exception {
    observed(
            "a thread wakes the loop between two steps of the poll",
            lostRaces(SleepRace.HaltsTheLoop.class, "BusyPoller"))
        .suggests(WAKE_UP_LOST)
        .shouldSatisfy("the poll ends", List::isEmpty);
  }

  @Test
  @DisplayName("a poll that begins at any step of a wake-up ends")
  @TimeLimit(seconds = 5)
  void sleepsAtAnyMoment() throws Exception {
    observed(
            "the loop goes to sleep between two steps of the thread that wakes it",
            lostRaces(SleepRace.HaltsTheWaker.class, "BusyPoller"))
        .suggests(ASKS_FIRST)
        .shouldSatisfy("the poll ends", List::isEmpty);
  }

  @Test
  @DisplayName("a poll looks as often as the one before, and after a sleep the poller is awake")
  void twoSleeps() {
    poll(busy, 7);
    poll(busy, 7);
    observed("the polls below", below.polls())
        .suggests(LOOKS_ONCE_AND_FOR_ALL, polls -> polls.size() < 8)
        .shouldBe(List.of(0L, 0L, 0L, 7L, 0L, 0L, 0L, 7L));
    busy.wakeUp();
    observed("how often the poller below was woken, which does not sleep", below.wakeUps())
        .suggests(WAKES_THE_WAKING, times -> times > 0)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a time-out ends the looking")
  void timeOutWhileLooking() {
    Runnable oneMilli = () -> below.pass(MILLI);
    below.during(oneMilli).during(oneMilli).during(oneMilli);
    poll(busy, 2 * MILLI);

    observed("the polls below", below.polls())
        .suggests(TIME_IS_NOT_LOOKED_AT, polls -> polls.size() > 2)
        .shouldBe(List.of(0L, 0L));
  }

  @Test
  @DisplayName("the sleep is for what is left of the time-out")
  void sleepsTheRest() {
    Runnable oneMilli = () -> below.pass(MILLI);
    below.pass(HOUR);
    below.during(oneMilli).during(oneMilli).during(oneMilli);
    poll(busy, 10 * MILLI);

    observed("the polls below", below.polls())
        .suggests(WHOLE_TIME_OUT, polls -> polls.getLast() == 10 * MILLI)
        .shouldBe(List.of(0L, 0L, 0L, 7 * MILLI));
  }

  @Test
  @DisplayName("a time-out that ends after the end of all time is a long one")
  void sleepsForAges() {
    below.pass(HOUR);
    poll(busy, Long.MAX_VALUE - 1);

    observed("the polls below", below.polls())
        .suggests(NEVER_COMES, polls -> polls.size() < 4)
        .shouldSatisfy("three looks, and a sleep of ages", BusyPollerTest::endsInALongSleep);
  }

  private static boolean endsInALongSleep(List<Long> polls) {
    return polls.size() == 4 && polls.getLast() > Long.MAX_VALUE / 2;
  }

  @Test
  @DisplayName("a thread that is interrupted looks once, and stays interrupted")
  void interruptedWhileLooking() {
    Thread.currentThread().interrupt();
    poll(busy, HOUR);
    observed("whether the thread is interrupted afterwards", Thread.interrupted())
        .suggests(EATS_INTERRUPTS)
        .shouldBe(true);
    observed("the polls below", below.polls())
        .suggests(DEAF_TO_INTERRUPTS, polls -> polls.size() > 1)
        .shouldBe(List.of(0L));
  }

  @Test
  @DisplayName("everything else is what the poller below does")
  void busyHandsOn() throws IOException {
    Pipe.SourceChannel channel = channel();
    busy.watch(channel, Poller.READ, "reader");
    observed("the attachment", busy.attachment(channel)).shouldBe("reader");
    busy.outsideWorkBegan();
    busy.outsideWorkBegan();
    busy.outsideWorkEnded();
    observed("the work that the poller below knows of", below.outsideWork()).shouldBe(1);
    busy.arrived(trace.adding("delivered"));
    observed("what is delivered at first", trace).shouldBe();
    busy.takeArrivals();
    observed("what is delivered when the loop takes it", trace).shouldBe("delivered");
    busy.close();
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName(
      "a thousand callbacks of another thread wake a busy loop, whether it looks or sleeps")
  void busyProgram() {
    List<Integer> numbers =
        during(
            WAKE_UP_LOST,
            "awaiting a thousand callbacks of another thread, one after the other",
            () ->
                run(
                    async(
                        () -> Stream.iterate(1, n -> n + 1).limit(1000).map(this::there).toList()),
                    () -> {
                      Clock clock = Clock.monotonic();
                      return EventLoop.create(
                          clock, new BusyPoller(clock, new SelectorPoller(), 20));
                    }));
    observed("what came back", numbers)
        .shouldBe(Stream.iterate(1, n -> n + 1).limit(1000).toList());
  }

  private int there(int number) {
    EventLoop loop = EventLoop.running();
    var back = new Future<Integer>(loop);
    Thread.startVirtualThread(() -> loop.callSoonThreadsafe(() -> back.setResult(number)));
    return await(back);
  }
}

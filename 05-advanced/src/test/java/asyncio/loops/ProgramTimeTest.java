package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static asyncio.loop.Poller.FOREVER;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.ForwardingPoller;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import asyncio.loop.VirtualTime.StuckLoopException;
import asyncio.task.ExecutorCall;
import asyncio.task.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.5", part = 1, points = 10, seconds = 10)
@Needs(Need.NETWORK)
@DisplayName("05.5 Loops of your own: virtual time for a whole program")
class ProgramTimeTest extends LoopTests {

  private static final Misconception SLEEPS_REALLY =
      Misconception.of(
          "sleeps-really",
          "the poller below is asked to wait for the whole time-out, in real time; only look, or"
              + " wait for the grace, and let the clock jump");

  private static final Misconception JUMPS_PAST_CHANNELS =
      Misconception.of(
          "jumps-past-what-is-ready",
          "time jumps although a channel was ready: the time-out did not pass, the sleep was over"
              + " before");

  private static final Misconception JUMPS_PAST_WAKE_UPS =
      Misconception.of(
          "jumps-past-wake-ups",
          "time jumps although the loop was woken; a callback of another thread is waiting, and"
              + " runs an hour late");

  private static final Misconception WAKE_UP_STAYS =
      Misconception.of(
          "wake-up-stays",
          "a wake-up keeps time from jumping in later polls, too; it ends one poll");

  private static final Misconception JUMPS_DURING_WORK =
      Misconception.of(
          "jumps-during-outside-work",
          "time jumps while work outside is under way, so that every time-out strikes before the"
              + " work can end; wait for it, really");

  private static final Misconception TIME_OUT_DURING_WORK =
      Misconception.of(
          "waits-for-the-time-out-during-work",
          "while work outside is under way, the poller below gets the time-out of the loop as real"
              + " time; nothing but the end of the work, or another event, ends that wait");

  private static final Misconception WAITS_ONLY_WITH_TIMERS =
      Misconception.of(
          "work-counts-only-with-timers",
          "a loop without timers that awaits work outside is reported as stuck; the end of the work"
              + " will wake it");

  private static final Misconception WORK_IS_A_FLAG =
      Misconception.of(
          "outside-work-is-a-flag",
          "the end of one outside work counts as the end of all; count them");

  private static final Misconception NO_GRACE =
      Misconception.of(
          "grants-no-grace",
          "time jumps without the grace, so that what a peer is about to send comes too late");

  private static final Misconception GRACE_CUT_SHORT =
      Misconception.of(
          "grace-is-cut-short",
          "a time-out shorter than the grace cuts it short; it is for the peers, whose time is"
              + " real");

  private static final Misconception STUCK_WITHOUT_GRACE =
      Misconception.of(
          "stuck-without-grace",
          "a loop without timers is reported as stuck before the grace is over; a thread that"
              + " nobody announced may wake it in that time");

  private static final Misconception DEAF_IN_GRACE =
      Misconception.of(
          "hears-no-wake-up-in-the-grace",
          "a wake-up ends the grace, and then time jumps all the same");

  private static final Misconception FLAG_TOO_LATE =
      Misconception.of(
          "wakes-before-it-says",
          "the poller below is woken before it is noted that it was a wake-up: the poll may be over"
              + " in between, and time jumps");

  private static final Misconception REFUSED_COUNTS =
      Misconception.of(
          "watches-what-was-refused",
          "a channel that the poller below refused to watch counts as one that something may come"
              + " from, and a loop that is stuck waits for ever");

  private static final Misconception REFUSED_FORGETS =
      Misconception.of(
          "forgets-what-is-still-watched",
          "a change that the poller below refused makes the channel count as one that is not"
              + " watched any more, although it still is");

  private static final Misconception EATS_INTERRUPTS =
      Misconception.of(
          "takes-the-interrupt",
          "the interrupt is taken back by the poller, and the loop never hears of it");

  private static final Misconception NOTHING_IS_STUCK =
      Misconception.of(
          "early-return-is-stuck",
          "a poll below that waited for a channel, and returned for nothing, counts as the end; a"
              + " poller may return for nothing, and the peer is still there");

  private static final Misconception SERVER_IS_STUCK =
      Misconception.of(
          "server-counts-as-stuck",
          "a loop that waits for a channel without limit is reported as stuck; its peer may be"
              + " anywhere, so wait");

  private static final Misconception CLOSED_IS_WATCHED =
      Misconception.of(
          "closed-channel-is-waited-for",
          "a channel that is closed, or not watched any more, still counts as one that something"
              + " may come from");

  private static final Misconception FOREVER_IS_A_TIME =
      Misconception.of(
          "forever-is-a-time",
          "a sleep without limit moves the clock to the end of all time, where every timer is due;"
              + " nothing is left that could happen, and that is an error");

  private static final Misconception JUMPS_PAST_INTERRUPTS =
      Misconception.of(
          "jumps-past-interrupts",
          "time jumps although the thread was interrupted, which ends a sleep");

  private static final Misconception GOES_BACK =
      Misconception.of(
          "time-goes-back", "the sum overflows, and time goes back; it ends at Long.MAX_VALUE");

  private static final Misconception NEGATIVE_GRACE =
      Misconception.of(
          "takes-a-negative-grace", "a grace below zero is taken, and time jumps without a look");

  private final ProgramTime time = new ProgramTime(below, Duration.ZERO);

  @Test
  @DisplayName("a grace is not negative")
  void negativeGrace() {
    attempting(
            "a grace of a nanosecond less than none",
            () -> new ProgramTime(below, Duration.ofNanos(-1)))
        .suggests(NEGATIVE_GRACE, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalArgumentException: grace must be >= 0",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && String.valueOf(thrown.getMessage()).startsWith("grace must be >= 0"));
  }

  @Test
  @DisplayName("time starts at zero, and stands still while the loop only looks")
  void onlyLooksAtZero() {
    poll(time, 0);

    observed("the time", time.nanos()).shouldBe(0L);
    observed("the polls below", below.polls()).shouldBe(List.of(0L));
  }

  @Test
  @DisplayName("a sleep that nothing ends takes its time at once")
  void jumps() {
    poll(time, HOUR);

    observed("the time", time.nanos()).shouldBe(HOUR);
    observed("the polls below", below.polls())
        .suggests(SLEEPS_REALLY, polls -> polls.contains(HOUR))
        .shouldBe(List.of(0L));
  }

  @Test
  @DisplayName("a channel that is ready ends a sleep before time passes")
  void readyChannel() throws IOException {
    Pipe.SourceChannel channel = channel();
    time.watch(channel, Poller.READ, "reader");
    below.setReady(channel, Poller.READ);
    poll(time, HOUR);

    observed("what was reported", trace).shouldBe("reader: 1");
    observed("the time", time.nanos())
        .suggests(JUMPS_PAST_CHANNELS, seen -> seen == HOUR)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("a wake-up ends one sleep before time passes, whether it came during it or before")
  void wakeUps() {
    time.wakeUp();
    observed("how often the poller below was woken", below.wakeUps()).shouldBe(1);
    poll(time, HOUR);
    observed("the time after a wake-up", time.nanos())
        .suggests(JUMPS_PAST_WAKE_UPS, seen -> seen == HOUR)
        .shouldBe(0L);
    poll(time, HOUR);
    observed("the time after a sleep that was not woken", time.nanos())
        .suggests(WAKE_UP_STAYS, seen -> seen == 0)
        .shouldBe(HOUR);
    below.during(time::wakeUp);
    poll(time, HOUR);
    observed("the time after a sleep that was woken", time.nanos())
        .suggests(JUMPS_PAST_WAKE_UPS, seen -> seen == 2 * HOUR)
        .shouldBe(HOUR);
  }

  @Test
  @DisplayName("each poll ends the wake-ups before it: a look, and a real wait, too")
  void everyPollEndsWakeUps() {
    time.wakeUp();
    poll(time, 0);
    poll(time, HOUR);
    observed("the time after a look and a sleep", time.nanos())
        .suggests(WAKE_UP_STAYS, seen -> seen == 0)
        .shouldBe(HOUR);
    time.outsideWorkBegan();
    below.during(time::wakeUp);
    poll(time, HOUR);
    time.outsideWorkEnded();
    poll(time, HOUR);
    observed("the time after a real wait and a sleep", time.nanos())
        .suggests(WAKE_UP_STAYS, seen -> seen == HOUR)
        .shouldBe(2 * HOUR);
  }

  @Test
  @DisplayName("a poll that was woken before looks at the channels all the same")
  void wokenAndReady() throws IOException {
    Pipe.SourceChannel channel = channel();
    time.watch(channel, Poller.READ, "reader");
    below.setReady(channel, Poller.READ);
    time.wakeUp();
    poll(time, HOUR);

    observed("what was reported", trace).shouldBe("reader: 1");
  }

  @Test
  @DisplayName("a wake-up counts as soon as the poller below is woken")
  void wakeUpIsNotedFirst() {
    var polls = new ArrayList<ProgramTime>();
    Poller pollsWhenWoken =
        new ForwardingPoller(below) {
          @Override
          public void wakeUp() {
            polls.forEach(each -> ProgramTimeTest.this.poll(each, HOUR));
          }
        };
    var woken = new ProgramTime(pollsWhenWoken, Duration.ZERO);
    polls.add(woken);
    woken.wakeUp();

    observed("the time after a poll that ends as soon as the poller below is woken", woken.nanos())
        .suggests(FLAG_TOO_LATE)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("before time jumps, channels and threads get the grace, once")
  void grace() throws IOException {
    var patient = new ProgramTime(below, Duration.ofMillis(5));
    Pipe.SourceChannel channel = channel();
    patient.watch(channel, Poller.READ, "reader");
    poll(patient, HOUR);
    poll(patient, 0);
    poll(patient, MILLI);
    below.during(() -> below.setReady(channel, Poller.READ));
    poll(patient, HOUR);

    observed("the polls below", below.polls())
        .suggests(NO_GRACE, polls -> polls.equals(List.of(0L, 0L, 0L, 0L)))
        .suggests(SLEEPS_REALLY, polls -> polls.contains(HOUR))
        .suggests(GRACE_CUT_SHORT, polls -> polls.contains(MILLI))
        .shouldBe(List.of(5 * MILLI, 0L, 5 * MILLI, 5 * MILLI));
    observed("what was reported", trace).shouldBe("reader: 1");
    observed("the time", patient.nanos())
        .suggests(JUMPS_PAST_CHANNELS, seen -> seen == 2 * HOUR + MILLI)
        .shouldBe(HOUR + MILLI);
  }

  @Test
  @DisplayName("a wake-up ends the grace before time jumps")
  void wokenInTheGrace() {
    var patient = new ProgramTime(below, Duration.ofMillis(5));
    below.during(patient::wakeUp);
    poll(patient, HOUR);
    observed("the time after a wake-up in the grace", patient.nanos())
        .suggests(DEAF_IN_GRACE, seen -> seen == HOUR)
        .shouldBe(0L);
    below.during(patient::wakeUp);
    attempting("sleeping with nothing to wait for but the grace", () -> poll(patient, FOREVER))
        .suggests(STUCK_WITHOUT_GRACE, _ -> below.polls().size() == 1)
        .suggests(DEAF_IN_GRACE, StuckLoopException.class::isInstance)
        .shouldSucceed();
    observed("the polls below", below.polls())
        .suggests(NO_GRACE, polls -> polls.contains(0L))
        .shouldBe(List.of(5 * MILLI, 5 * MILLI));
  }

  @Test
  @DisplayName("while outside work is under way, the loop really waits, and time stands still")
  void outsideWork() {
    time.outsideWorkBegan();
    time.outsideWorkBegan();
    observed("the work that the poller below knows of", below.outsideWork()).shouldBe(2);
    below.during(below::wakeUp).during(below::wakeUp);
    poll(time, HOUR);
    time.outsideWorkEnded();
    poll(time, HOUR);
    observed("the polls below", below.polls())
        .suggests(WORK_IS_A_FLAG, polls -> polls.equals(List.of(FOREVER, 0L)))
        .suggests(JUMPS_DURING_WORK, polls -> polls.contains(0L))
        .suggests(TIME_OUT_DURING_WORK, polls -> polls.contains(HOUR))
        .shouldBe(List.of(FOREVER, FOREVER));
    observed("the time", time.nanos()).suggests(JUMPS_DURING_WORK, seen -> seen > 0).shouldBe(0L);
    poll(time, 0);
    observed("the last poll below", below.polls().getLast()).shouldBe(0L);
    time.outsideWorkEnded();
    poll(time, HOUR);
    observed("the time after all work", time.nanos()).shouldBe(HOUR);
    observed("the work that the poller below knows of", below.outsideWork()).shouldBe(0);
  }

  @Test
  @DisplayName("a loop that only awaits outside work is not stuck")
  void awaitsOnlyOutsideWork() {
    time.outsideWorkBegan();
    below.during(below::wakeUp);
    attempting("sleeping without timers and channels", () -> poll(time, FOREVER))
        .suggests(WAITS_ONLY_WITH_TIMERS, StuckLoopException.class::isInstance)
        .shouldSucceed();

    observed("the polls below", below.polls())
        .suggests(WAITS_ONLY_WITH_TIMERS, polls -> polls.contains(0L))
        .shouldBe(List.of(FOREVER));
  }

  @Test
  @DisplayName("a loop that waits for a channel without limit really waits")
  void waitsForAPeer() throws IOException {
    Pipe.SourceChannel channel = channel();
    time.watch(channel, Poller.READ, "listener");
    below.quiet().during(() -> below.setReady(channel, Poller.READ)).during(below::wakeUp);
    poll(time, HOUR);
    attempting("waiting for a peer", () -> poll(time, FOREVER))
        .suggests(SERVER_IS_STUCK, StuckLoopException.class::isInstance)
        .shouldSucceed();

    observed("the polls below", below.polls())
        .suggests(SERVER_IS_STUCK, polls -> polls.getLast() == 0)
        .shouldBe(List.of(0L, FOREVER));
    observed("what was reported", trace).shouldBe("listener: 1");
    observed("the time", time.nanos()).shouldBe(HOUR);
    below.setReady(channel, 0);
    attempting(
            "waiting for a peer, while the poller below returns early", () -> poll(time, FOREVER))
        .suggests(NOTHING_IS_STUCK, StuckLoopException.class::isInstance)
        .shouldSucceed();
  }

  @Test
  @DisplayName("what the poller below refuses to watch changes nothing")
  void refusedWatch() throws IOException {
    Pipe.SourceChannel refused = channel();
    refused.configureBlocking(true);
    shouldBeRefused(refused);
    attempting("sleeping with a channel that was refused", () -> poll(time, FOREVER))
        .suggests(REFUSED_COUNTS, thrown -> !(thrown instanceof StuckLoopException))
        .shouldThrow(StuckLoopException.class);

    Pipe.SourceChannel watched = channel();
    time.watch(watched, Poller.READ, "watched");
    watched.configureBlocking(true);
    shouldBeRefused(watched);
    below.setReady(watched, Poller.READ);
    attempting("waiting for a channel, after a change that was refused", () -> poll(time, FOREVER))
        .suggests(REFUSED_FORGETS)
        .shouldSucceed();
    observed("the last poll below", below.polls().getLast())
        .suggests(REFUSED_FORGETS, timeout -> timeout == 0)
        .shouldBe(FOREVER);
  }

  private void shouldBeRefused(Pipe.SourceChannel channel) {
    attempting("watching a channel that blocks", () -> time.watch(channel, Poller.READ, "refused"))
        .shouldThrow(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("a loop to which nothing can happen any more is stuck, and time stays")
  void stuck() throws IOException {
    poll(time, HOUR);
    shouldBeStuck("sleeping with nothing to wait for");
    observed("the time", time.nanos())
        .suggests(FOREVER_IS_A_TIME, seen -> seen == Long.MAX_VALUE)
        .shouldBe(HOUR);

    Pipe.SourceChannel closed = channel();
    Pipe.SourceChannel forgotten = channel();
    time.watch(closed, Poller.READ, "closed");
    time.watch(forgotten, Poller.READ, "forgotten");
    closed.close();
    time.watch(forgotten, 0, null);
    shouldBeStuck("sleeping with a closed channel, and one that is not watched any more");
  }

  private void shouldBeStuck(String what) {
    attempting(what, () -> poll(time, FOREVER))
        .suggests(FOREVER_IS_A_TIME, thrown -> thrown == null)
        .suggests(
            CLOSED_IS_WATCHED,
            thrown -> !(thrown instanceof StuckLoopException) && what.contains("closed"))
        .shouldThrow(StuckLoopException.class);
  }

  @Test
  @DisplayName("a wake-up ends a sleep with nothing to wait for, too")
  void wokenIsNotStuck() {
    time.wakeUp();
    attempting("sleeping after a wake-up", () -> poll(time, FOREVER))
        .suggests(JUMPS_PAST_WAKE_UPS)
        .shouldSucceed();
  }

  @Test
  @DisplayName("an interrupt ends a sleep before time passes, and is still there")
  void interrupted() {
    Thread.currentThread().interrupt();
    poll(time, HOUR);
    observed("whether the thread is interrupted afterwards", Thread.interrupted())
        .suggests(EATS_INTERRUPTS)
        .shouldBe(true);
    observed("the time", time.nanos())
        .suggests(JUMPS_PAST_INTERRUPTS, seen -> seen == HOUR)
        .shouldBe(0L);
    Thread.currentThread().interrupt();
    Attempt sleeping = attempting("sleeping without a limit", () -> poll(time, FOREVER));
    Thread.interrupted();
    sleeping.suggests(JUMPS_PAST_INTERRUPTS).shouldSucceed();
  }

  @Test
  @DisplayName("time passes by hand, and ends where a long does")
  void endOfTime() {
    time.advance(Duration.ofNanos(HOUR));
    observed("the time", time.nanos()).shouldBe(HOUR);
    poll(time, Long.MAX_VALUE - 1);
    observed("the time after nearly all of it", time.nanos())
        .suggests(GOES_BACK, seen -> seen < HOUR)
        .shouldBe(Long.MAX_VALUE);
    time.advance(Duration.ofSeconds(Long.MAX_VALUE));
    observed("the time after its end", time.nanos())
        .suggests(GOES_BACK, seen -> seen < HOUR)
        .shouldBe(Long.MAX_VALUE);
  }

  @Test
  @DisplayName("attachments and the end are those of the poller below")
  void handsOn() throws IOException {
    Pipe.SourceChannel channel = channel();
    time.watch(channel, Poller.READ, "reader");
    observed("the attachment", time.attachment(channel)).shouldBe("reader");
    observed("what the poller below waits for", below.waitsFor(channel)).shouldBe(Poller.READ);
    time.close();
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName("callbacks of other threads go through the poller below")
  void handsOnArrivals() {
    time.arrived(trace.adding("delivered"));
    observed("what is delivered at first", trace).shouldBe();
    time.takeArrivals();
    observed("what is delivered when the loop takes it", trace).shouldBe("delivered");
  }

  @Test
  @DisplayName("an hour of a program with a real channel and a thread is the same every time")
  void wholeProgram() {
    attempting(
            "running a program for an hour",
            () -> {
              List<String> first = anHour();
              observed("what happened in an hour", first)
                  .suggests(JUMPS_DURING_WORK, lines -> !lines.contains(THREAD_ENDED))
                  .shouldBe(
                      "PT0S: sent",
                      "PT0S: received ping",
                      THREAD_ENDED,
                      "PT20M: beat",
                      "PT40M: beat",
                      "PT1H: beat");
              observed("what happened when it ran again", anHour()).shouldBe(first);
            })
        .shouldSucceed();
  }

  private static final String THREAD_ENDED = "PT0S: the thread has ended";

  private List<String> anHour() throws IOException {
    var seen = new Trace();
    Pipe pipe = pipe();
    run(
        async(
            () -> {
              EventLoop loop = EventLoop.running();
              Task<Void> beats =
                  createTask(
                      async(
                          () -> {
                            for (int i = 0; i < 3; i++) {
                              await(sleep(Duration.ofMinutes(20)));
                              note(seen, "beat");
                            }
                          }));
              pipe.sink().write(ByteBuffer.wrap("ping".getBytes()));
              note(seen, "sent");
              note(seen, "received " + read(loop, pipe.source()));
              var asleep = new CountDownLatch(1);
              loop.callSoon(() -> loop.callSoon(asleep::countDown));
              await(
                  ExecutorCall.on(
                      command -> Thread.ofPlatform().daemon().start(command),
                      () -> {
                        asleep.await();
                        return null;
                      }));
              note(seen, "the thread has ended");
              await(beats);
            }),
        () -> {
          var onTheSystem = new ProgramTime(new SelectorPoller(), Duration.ZERO);
          return EventLoop.create(onTheSystem, onTheSystem);
        });
    return seen.lines();
  }

  private static void note(Trace seen, String what) {
    seen.add(Duration.ofNanos(EventLoop.running().time()) + ": " + what);
  }

  @Test
  @DisplayName("a program on virtual time does what it does on one written in Python")
  void virtualHourTwin() {
    var onTheSystem = new ProgramTime(new SelectorPoller(), Duration.ZERO);
    try (var loop = EventLoop.create(onTheSystem, onTheSystem)) {
      asyncio.loops.demo.VirtualHourDemo.program(loop, trace);
    }
    Twin.expectSameAsCPython("virtual_hour", trace);
  }
}

package asyncio.loops;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.run;
import static asyncio.Asyncio.sleep;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.Clock;
import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import asyncio.task.Coroutine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Attempt;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Grades(value = "05.5", part = 4, points = 14, seconds = 20)
@DisplayName("05.5 Loops of your own: a run that happens again")
class ReplayerTest extends LoopTests {

  private static final Misconception NO_PATIENCE =
      Misconception.of(
          "takes-no-patience",
          "a patience of nothing is taken, and a replay diverges at the first event from outside");

  private static final Misconception REAL_TIME =
      Misconception.of(
          "reads-the-real-clock",
          "the program gets the time of now, in place of the record's; its timers strike"
              + " elsewhere");

  private static final Misconception SLEEPS =
      Misconception.of(
          "replays-the-waiting",
          "the replay waits for a time-out of the record; the record says that nothing came");

  private static final Misconception EARLY_IS_TOLD =
      Misconception.of(
          "tells-what-is-early",
          "a channel is reported because it is ready now, although the record does not have it"
              + " here; hold it back");

  private static final Misconception LATE_IS_TOLD =
      Misconception.of(
          "does-not-wait-for-channels",
          "a channel is reported because the record has it, before it is really ready; the program"
              + " reads nothing");

  private static final Misconception ANY_IS_ENOUGH =
      Misconception.of(
          "ready-for-one-of-two",
          "a channel is reported when it is ready for one of the events that the record has; wait"
              + " for all");

  private static final Misconception TELLS_MORE =
      Misconception.of(
          "tells-what-it-is-really-ready-for",
          "the program is told all that the channel is ready for now; in the record it was less");

  private static final Misconception STALE =
      Misconception.of(
          "seen-once-is-ready-for-ever",
          "what a channel was found ready for in an earlier poll counts as ready now; the program"
              + " has read from it since");

  private static final Misconception FORGETS_FOUND =
      Misconception.of(
          "forgets-what-it-found",
          "what a channel was found ready for while the replay waited for something else is"
              + " forgotten within the poll, and waited for in vain");

  private static final Misconception UNWATCHED_AWAITED =
      Misconception.of(
          "waits-for-what-is-not-watched",
          "the record has a channel that the program does not watch, and the replay waits for it;"
              + " nothing can come, so it is a divergence at once");

  private static final Misconception PATIENCE_PER_POLL =
      Misconception.of(
          "patience-for-the-whole-poll",
          "the patience is counted from the beginning of the poll; each event has its own");

  private static final Misconception PATIENCE_ANEW =
      Misconception.of(
          "patience-begins-anew",
          "the patience begins anew whenever the poller below returns for nothing, so that it never"
              + " ends");

  private static final Misconception WAKES_BELOW =
      Misconception.of(
          "wake-up-goes-below",
          "a wake-up is handed on to the poller below; the record says when a poll ends, and the"
              + " next wait there would end at once");

  private static final Misconception SAYS_TOO_LATE =
      Misconception.of(
          "says-too-late-that-it-waits",
          "the replay looks for the callback, and then says that it waits for it; what arrives in"
              + " between wakes nobody");

  private static final Misconception NAME_TOO_LATE =
      Misconception.of(
          "asks-for-the-name-in-the-replay",
          "the thread is asked for its name when the record has the callback; it may have another"
              + " one by then");

  private static final Misconception EVENTS_NOT_COMPARED =
      Misconception.of(
          "compares-only-channels",
          "a channel is watched for something else than in the record, and the replay goes on");

  private static final Misconception REFUSED_COMPARED =
      Misconception.of(
          "compares-what-was-refused",
          "a watch that the poller below refused was compared with the record, or took a number;"
              + " the record does not have it");

  private static final Misconception OLD_ATTACHMENT =
      Misconception.of(
          "replays-an-old-attachment",
          "a channel that is closed, or not watched any more, has an attachment all the same");

  private static final Misconception CLOSED_FAILS =
      Misconception.of(
          "watches-what-was-closed",
          "a channel that was held back was closed before the end of the poll, and watching it"
              + " again fails; it is forgotten");

  private static final Misconception ONE_THREAD =
      Misconception.of(
          "loop-stays-where-it-was-made",
          "the loop's thread is taken to be the one that made the replayer; it is the one that"
              + " polled last");

  private static final Misconception OTHERS_DIVERGE =
      Misconception.of(
          "others-diverge-too",
          "another thread that reads the time gets the divergence; it is the loop's affair");

  private static final Misconception NOT_KEPT =
      Misconception.of(
          "throws-and-forgets",
          "the divergence was thrown, and the replayer does not know of it afterwards");

  private static final Misconception POLLS_ORDER =
      Misconception.of(
          "order-of-the-system",
          "channels are reported in the order in which they got ready now, not in the record's");

  private static final Misconception EARLY_SPINS =
      Misconception.of(
          "early-channel-makes-it-spin",
          "while the replay waits for one channel, another one that is ready ends every poll below"
              + " at once; stop watching it until this poll is over");

  private static final Misconception STAYS_UNWATCHED =
      Misconception.of(
          "early-channel-stays-unwatched",
          "a channel that was held back is not watched any more afterwards, and the program waits"
              + " for it for ever");

  private static final Misconception ARRIVAL_ORDER =
      Misconception.of(
          "arrivals-as-they-come",
          "callbacks of other threads are delivered as they come, not in the record's order");

  private static final Misconception ARRIVAL_NOT_AWAITED =
      Misconception.of(
          "does-not-wait-for-threads",
          "the record has a callback of a thread here, and the replay goes on without it");

  private static final Misconception TAKEN_IN_THE_POLL =
      Misconception.of(
          "taken-before-its-moment",
          "a callback that the loop took outside of a poll is delivered in the poll before, or"
              + " waited for there; the thread that posts it may not even be started yet");

  private static final Misconception NOT_COMPARED =
      Misconception.of(
          "does-not-compare",
          "the program does something else than the record has, and the replay goes on as if"
              + " nothing was the matter");

  private static final Misconception WRONG_PLACE =
      Misconception.of(
          "names-another-event",
          "the divergence does not name the first event that differs, counted from 1");

  private static final Misconception FORGETS_DIVERGENCE =
      Misconception.of(
          "forgets-the-divergence",
          "after a divergence the replay goes on, or reports another one; only the first says where"
              + " program and record part");

  private static final Misconception WAITS_FOR_EVER =
      Misconception.of(
          "waits-without-limit",
          "what the record has from outside does not come, and the replay waits for ever; after the"
              + " patience it is a divergence");

  private static final Misconception END_IS_FINE =
      Misconception.of(
          "early-end-is-fine",
          "the program has ended, and the record has not, or not with the loop's end; that is a"
              + " divergence, too");

  private static final Misconception HIDES_THE_FIRST =
      Misconception.of(
          "close-throws-again",
          "closing throws a divergence although it was thrown before; whoever closes after a"
              + " failure wants to see that failure");

  private static final LoopEvent TAKE = new LoopEvent.Take();
  private static final LoopEvent LOOK = new LoopEvent.Poll(0);
  private static final LoopEvent HOUR_LONG = new LoopEvent.Poll(HOUR);
  private static final LoopEvent WATCH_ONE = new LoopEvent.Watch(1, Poller.READ);
  private static final LoopEvent WATCH_TWO = new LoopEvent.Watch(2, Poller.READ);
  private static final LoopEvent ONE = new LoopEvent.Ready(1, Poller.READ);
  private static final LoopEvent TWO = new LoopEvent.Ready(2, Poller.READ);
  private static final LoopEvent END = new LoopEvent.Closed();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Replayer replay(LoopEvent... events) {
    return new Replayer(List.of(events), below.parts(), PATIENCE);
  }

  @Test
  @DisplayName("a replay needs some patience")
  void noPatience() {
    attempting(
            "a replay without patience",
            () -> new Replayer(List.of(), below.parts(), Duration.ZERO))
        .suggests(NO_PATIENCE, thrown -> thrown == null)
        .shouldSatisfy(
            "an IllegalArgumentException: patience must be > 0",
            thrown ->
                thrown instanceof IllegalArgumentException
                    && String.valueOf(thrown.getMessage()).startsWith("patience must be > 0"));
  }

  @Test
  @DisplayName("times are those of the record")
  void times() {
    Replayer replayer = replay(new LoopEvent.Time(5), new LoopEvent.Time(HOUR));
    below.pass(77);

    observed("the first time", replayer.nanos())
        .suggests(REAL_TIME, time -> time == 77)
        .shouldBe(5L);
    observed("the second time", replayer.nanos()).shouldBe(HOUR);
  }

  @Test
  @DisplayName("another thread sees the time that the loop's has read last")
  void timesOfOthers() {
    Replayer replayer = replay(new LoopEvent.Time(5), new LoopEvent.Time(6));
    onThread("early", () -> trace.add("time " + replayer.nanos()));
    replayer.nanos();
    onThread("late", () -> trace.add("time " + replayer.nanos()));

    observed("what other threads see", trace).shouldBe("time 0", "time 5");
    observed("the loop's next time", replayer.nanos()).shouldBe(6L);
  }

  @Test
  @DisplayName("the loop's thread is the one that polled last")
  void theReplayingThread() {
    Replayer replayer = replay(LOOK, new LoopEvent.Time(5), new LoopEvent.Time(6));
    onThread(
        "loop",
        () -> {
          poll(replayer, 0);
          trace.add("time " + replayer.nanos());
        });
    trace.add("time " + replayer.nanos());

    observed("what the loop's thread sees, and then another", trace)
        .suggests(ONE_THREAD)
        .shouldBe("time 5", "time 5");
  }

  @Test
  @DisplayName("a poll in which nothing came waits for nothing")
  void nothingCame() {
    Replayer replayer = replay(HOUR_LONG, new LoopEvent.Poll(Poller.FOREVER), LOOK);
    attempting(
            "polling",
            () -> {
              poll(replayer, HOUR);
              poll(replayer, Poller.FOREVER);
              poll(replayer, 0);
            })
        .suggests(SLEEPS)
        .shouldSucceed();

    observed("the real time that it took", below.nanos())
        .suggests(SLEEPS, time -> time > 0)
        .shouldBe(0L);
  }

  @Test
  @DisplayName("channels are reported in the order of the record, each in its poll")
  void order() throws IOException {
    Replayer replayer = replay(WATCH_ONE, WATCH_TWO, HOUR_LONG, TWO, ONE, HOUR_LONG, TWO);
    Pipe.SourceChannel one = watched(replayer, "one");
    Pipe.SourceChannel two = watched(replayer, "two");
    below.setReady(one, Poller.READ);
    below.setReady(two, Poller.READ);
    poll(replayer, HOUR);
    observed("what the first poll reports", trace)
        .suggests(POLLS_ORDER, lines -> lines.indexOf("one: 1") == 0)
        .shouldBe("two: 1", "one: 1");
    trace.clear();
    poll(replayer, HOUR);
    observed("what the second poll reports", trace)
        .suggests(EARLY_IS_TOLD, lines -> lines.contains("one: 1"))
        .shouldBe("two: 1");
  }

  private Pipe.SourceChannel watched(Replayer replayer, String name) throws IOException {
    Pipe.SourceChannel channel = channel();
    replayer.watch(channel, Poller.READ, name);
    return channel;
  }

  @Test
  @DisplayName("a channel that is early is held back, and watched again after the poll")
  void early() throws IOException {
    Replayer replayer = replay(WATCH_ONE, WATCH_TWO, HOUR_LONG, TWO, LOOK, ONE);
    Pipe.SourceChannel one = watched(replayer, "one");
    Pipe.SourceChannel two = watched(replayer, "two");
    below.setReady(one, Poller.READ);
    below.quiet().during(() -> below.setReady(two, Poller.READ));
    attempting("waiting for one channel, while another one is ready", () -> poll(replayer, HOUR))
        .suggests(EARLY_SPINS)
        .shouldSucceed();

    observed("what the first poll reports", trace)
        .suggests(EARLY_IS_TOLD, lines -> lines.contains("one: 1"))
        .suggests(LATE_IS_TOLD, List::isEmpty)
        .shouldBe("two: 1");
    observed("what the poller below waits for on the early channel", below.waitsFor(one))
        .suggests(STAYS_UNWATCHED, events -> events == 0)
        .shouldBe(Poller.READ);
    trace.clear();
    poll(replayer, 0);
    observed("what the second poll reports", trace).shouldBe("one: 1");
  }

  @Test
  @DisplayName("an early channel does not make the replay spin")
  void earlyDoesNotSpin() throws IOException {
    Replayer replayer = replay(WATCH_ONE, WATCH_TWO, HOUR_LONG, TWO);
    Pipe.SourceChannel one = watched(replayer, "one");
    Pipe.SourceChannel two = watched(replayer, "two");
    below.setReady(one, Poller.READ);
    for (int i = 0; i < 50; i++) {
      below.during(
          () -> {
            if (below.waitsFor(one) == 0) {
              below.setReady(two, Poller.READ);
            }
          });
    }
    below.during(
        () -> {
          throw new IllegalStateException("fifty polls");
        });
    attempting("waiting for one channel, while another one is ready", () -> poll(replayer, HOUR))
        .suggests(EARLY_SPINS)
        .shouldSucceed();

    observed("how often it polled below", below.polls().size())
        .suggests(EARLY_SPINS, polls -> polls > 10)
        .shouldSatisfy("a few times", polls -> polls <= 10);
  }

  @Test
  @DisplayName("a channel that is late is waited for, up to the patience")
  void late() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK, ONE, LOOK, ONE);
    Pipe.SourceChannel one = watched(replayer, "one");
    below.during(() -> below.setReady(one, Poller.READ));
    poll(replayer, 0);

    observed("what was reported", trace).shouldBe("one: 1");
    observed("the polls below", below.polls())
        .suggests(LATE_IS_TOLD, List::isEmpty)
        .suggests(WAITS_FOR_EVER, polls -> polls.contains(Poller.FOREVER))
        .shouldSatisfy("waits within the patience", ReplayerTest::arePatient);

    below.setReady(one, 0);
    Divergence divergence =
        diverging("waiting for a channel that never gets ready", () -> poll(replayer, 0))
            .suggests(STALE, thrown -> thrown == null)
            .suggests(WAITS_FOR_EVER, thrown -> !(thrown instanceof Divergence))
            .shouldThrow(Divergence.class);
    observe(divergence, 5, ONE, null);
    observed("how long it was waited for", below.nanos()).shouldBe(PATIENCE.toNanos());
  }

  /** The poller below may be asked to wait as often as one likes, in longer or shorter slices. */
  private static boolean arePatient(List<Long> polls) {
    return !polls.isEmpty()
        && polls.stream().allMatch(timeout -> 0 <= timeout && timeout <= PATIENCE.toNanos());
  }

  @Test
  @DisplayName("each event has a patience of its own")
  void patienceForEach() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK, ONE, new LoopEvent.Arrival("a"));
    Pipe.SourceChannel one = watched(replayer, "one");
    long most = PATIENCE.toNanos() - MILLI;
    below
        .during(
            () -> {
              below.pass(most);
              below.setReady(one, Poller.READ);
            })
        .during(this::wakeInVain)
        .during(this::wakeInVain)
        .during(() -> onThread("a", () -> replayer.arrived(trace.adding("of a"))));
    attempting("waiting for two events, one of them nearly too late", () -> poll(replayer, 0))
        .suggests(PATIENCE_PER_POLL, Divergence.class::isInstance)
        .shouldSucceed();
    observed("what was reported", trace).shouldBe("one: 1", "of a");
  }

  /** A quarter of the patience passes, and then the poll below returns for nothing. */
  private void wakeInVain() {
    below.pass(PATIENCE.toNanos() / 4);
    below.wakeUp();
  }

  @Test
  @DisplayName("a poll below that returns for nothing does not begin the patience anew")
  void patienceGoesOn() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK, ONE);
    watched(replayer, "one");
    for (int i = 0; i < 50; i++) {
      below.during(this::wakeInVain);
    }
    diverging("waiting for a channel, while wake-ups come again and again", () -> poll(replayer, 0))
        .shouldThrow(Divergence.class);
    observed("how often it polled below", below.polls().size())
        .suggests(PATIENCE_ANEW)
        .shouldSatisfy("a few times", polls -> polls < 10);
  }

  @Test
  @DisplayName("a poll below that returns for nothing does not end the patience")
  void wokenInVain() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK, ONE);
    Pipe.SourceChannel one = watched(replayer, "one");
    below
        .during(
            () -> {
              onThread("other", () -> replayer.arrived(trace.adding("early")));
              below.wakeUp();
            })
        .during(() -> below.setReady(one, Poller.READ));
    poll(replayer, 0);

    observed("what was reported", trace)
        .suggests(ARRIVAL_ORDER, lines -> lines.contains("early"))
        .shouldBe("one: 1");
  }

  @Test
  @DisplayName("a channel must be ready for all that the record says")
  void readyForBoth() throws IOException {
    int both = Poller.READ | Poller.WRITE;
    Replayer replayer = replay(new LoopEvent.Watch(1, both), LOOK, new LoopEvent.Ready(1, both));
    Pipe.SourceChannel one = channel();
    replayer.watch(one, both, "one");
    below.setReady(one, Poller.READ);
    below
        .quiet()
        .during(
            () -> {
              trace.add("ready for writing, too");
              below.setReady(one, Poller.WRITE);
            });
    poll(replayer, 0);

    observed("what was reported", trace)
        .suggests(ANY_IS_ENOUGH, lines -> lines.indexOf("one: 3") == 0)
        .shouldBe("ready for writing, too", "one: 3");
  }

  @Test
  @DisplayName("what a channel is ready for besides is not told")
  void readyForMore() throws IOException {
    int both = Poller.READ | Poller.WRITE;
    Replayer replayer = replay(new LoopEvent.Watch(1, both), LOOK, ONE);
    Pipe.SourceChannel one = channel();
    replayer.watch(one, both, "one");
    below.setReady(one, both);
    poll(replayer, 0);

    observed("what was reported", trace)
        .suggests(TELLS_MORE, lines -> lines.contains("one: 3"))
        .shouldBe("one: 1");
  }

  @Test
  @DisplayName("a channel that is found ready while a callback is awaited is reported after it")
  void foundWhileWaiting() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK, new LoopEvent.Arrival("a"), ONE);
    Pipe.SourceChannel one = watched(replayer, "one");
    below.setReady(one, Poller.READ);
    below.quiet().during(() -> onThread("a", () -> replayer.arrived(trace.adding("of a"))));
    attempting("waiting for a callback, while a channel is ready", () -> poll(replayer, 0))
        .suggests(FORGETS_FOUND, Divergence.class::isInstance)
        .shouldSucceed();

    observed("what was reported", trace).shouldBe("of a", "one: 1");
  }

  @Test
  @DisplayName("a channel that is closed while it is held back is forgotten")
  void closedMeanwhile() throws IOException {
    Replayer replayer = replay(WATCH_ONE, WATCH_TWO, LOOK, TWO, LOOK);
    Pipe.SourceChannel one = watched(replayer, "one");
    Pipe.SourceChannel two = watched(replayer, "two");
    below.setReady(one, Poller.READ);
    below
        .quiet()
        .during(
            () -> {
              close(one);
              below.setReady(two, Poller.READ);
            });
    attempting("waiting, while a channel that is held back is closed", () -> poll(replayer, 0))
        .suggests(CLOSED_FAILS, UncheckedIOException.class::isInstance)
        .shouldSucceed();
    poll(replayer, 0);

    observed("what was reported", trace).shouldBe("two: 1");
    observed("the attachment of the channel that was closed", replayer.attachment(one))
        .suggests(OLD_ATTACHMENT)
        .shouldBe(null);
  }

  private static void close(Pipe.SourceChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("a wake-up is of no importance to a replay")
  void wakeUpsDoNothing() {
    replay(LOOK).wakeUp();

    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_BELOW)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a callback that arrives at any step of the loop on its way to wait is not missed")
  @TimeLimit(seconds = 5)
  void arrivesAtAnyStepOfAWait() throws Exception {
    observed(
            "a callback arrives between two steps of a poll",
            lostRaces(SleepRace.HaltsTheLoop.class, "Replayer"))
        .suggests(SAYS_TOO_LATE)
        .shouldSatisfy("it is delivered", List::isEmpty);
  }

  @Test
  @DisplayName("a loop that begins to wait at any step of a thread that has a callback is woken")
  @TimeLimit(seconds = 5)
  void waitsAtAnyStepOfAnArrival() throws Exception {
    observed(
            "the loop begins to wait between two steps of an arrival",
            lostRaces(SleepRace.HaltsTheWaker.class, "Replayer"))
        .shouldSatisfy("it is delivered", List::isEmpty);
  }

  @Test
  @DisplayName("a callback goes by the name that its thread had when it came")
  void namesInTheReplay() {
    Replayer replayer = replay(LOOK, new LoopEvent.Arrival("worker"));
    onThread(
        "worker",
        () -> {
          replayer.arrived(trace.adding("delivered"));
          Thread.currentThread().setName("renamed");
        });
    attempting(
            "delivering a callback of a thread that has another name now", () -> poll(replayer, 0))
        .suggests(NAME_TOO_LATE, Divergence.class::isInstance)
        .shouldSucceed();
    observed("what is delivered", trace).shouldBe("delivered");
  }

  @Test
  @DisplayName("callbacks of threads come in the order of the record, and the others later")
  void arrivalsInOrder() {
    Replayer replayer =
        replay(
            LOOK,
            new LoopEvent.Arrival("b"),
            new LoopEvent.Arrival("a"),
            LOOK,
            new LoopEvent.Arrival("a"));
    onThread("a", () -> replayer.arrived(trace.adding("first of a")));
    onThread("a", () -> replayer.arrived(trace.adding("second of a")));
    observed("what is delivered before the poll", trace)
        .suggests(ARRIVAL_ORDER, lines -> !lines.isEmpty())
        .shouldBe();
    below.during(() -> onThread("b", () -> replayer.arrived(trace.adding("of b"))));
    poll(replayer, 0);
    observed("what the first poll delivers", trace)
        .suggests(ARRIVAL_NOT_AWAITED, lines -> lines.size() < 2)
        .suggests(ARRIVAL_ORDER)
        .shouldBe("of b", "first of a");
    poll(replayer, 0);
    observed("what both polls deliver", trace).shouldBe("of b", "first of a", "second of a");
  }

  @Test
  @DisplayName("the loop takes what the record has next, and no more")
  void takesWhatIsNext() {
    Replayer replayer =
        replay(LOOK, TAKE, new LoopEvent.Arrival("a"), LOOK, new LoopEvent.Arrival("a"));
    replayer.takeArrivals();
    onThread("a", () -> replayer.arrived(trace.adding("first")));
    onThread("a", () -> replayer.arrived(trace.adding("second")));
    poll(replayer, 0);
    observed("what is delivered in the poll before", trace)
        .suggests(TAKEN_IN_THE_POLL, lines -> !lines.isEmpty())
        .shouldBe();
    replayer.takeArrivals();
    replayer.takeArrivals();
    observed("what is delivered outside of polls", trace)
        .suggests(ARRIVAL_ORDER, lines -> lines.size() > 1)
        .shouldBe("first");
    poll(replayer, 0);
    observed("what is delivered in the end", trace).shouldBe("first", "second");
  }

  @Test
  @DisplayName("what the loop takes outside of a poll is waited for, too")
  void takesWhatComes() {
    Replayer replayer = replay(TAKE, new LoopEvent.Arrival("a"));
    below.during(() -> onThread("a", () -> replayer.arrived(trace.adding("of a"))));
    attempting("taking a callback that has not come yet", replayer::takeArrivals)
        .suggests(ARRIVAL_NOT_AWAITED)
        .shouldSucceed();
    observed("what is delivered", trace)
        .suggests(ARRIVAL_NOT_AWAITED, List::isEmpty)
        .shouldBe("of a");
  }

  @Test
  @DisplayName("a callback that does not come is a divergence")
  void arrivalDoesNotCome() {
    var expected = new LoopEvent.Arrival("b");
    Replayer replayer = replay(LOOK, expected);
    onThread("a", () -> replayer.arrived(trace.adding("of a")));
    Divergence divergence =
        diverging("waiting for a thread that never calls", () -> poll(replayer, 0))
            .suggests(ARRIVAL_NOT_AWAITED, thrown -> thrown == null)
            .suggests(WAITS_FOR_EVER, thrown -> !(thrown instanceof Divergence))
            .shouldThrow(Divergence.class);
    observe(divergence, 2, expected, null);
    observed("what was delivered", trace).suggests(ARRIVAL_ORDER).shouldBe();
  }

  @Test
  @DisplayName("the first event that differs is named: a poll")
  void anotherPoll() {
    Replayer replayer = replay(new LoopEvent.Time(1), LOOK, END);
    replayer.nanos();
    observe(diverges("polling for longer", () -> poll(replayer, HOUR)), 2, LOOK, HOUR_LONG);
  }

  @Test
  @DisplayName("the first event that differs is named: a reading of the clock")
  void anotherReading() {
    Replayer replayer = replay(LOOK, LOOK, END);
    poll(replayer, 0);
    observe(diverges("reading the clock", replayer::nanos), 2, LOOK, LoopEvent.Time.UNKNOWN);
  }

  @Test
  @DisplayName("the first event that differs is named: a channel that is watched")
  void anotherWatch() throws IOException {
    Replayer replayer = replay(WATCH_ONE, WATCH_ONE, END);
    watched(replayer, "one");
    observe(
        diverges("watching another channel", () -> watched(replayer, "two")),
        2,
        WATCH_ONE,
        WATCH_TWO);
  }

  @Test
  @DisplayName("the first event that differs is named: what a channel is watched for")
  void anotherInterest() throws IOException {
    Replayer replayer = replay(WATCH_ONE, END);
    Pipe.SourceChannel one = channel();
    Divergence divergence =
        diverging("watching for writing", () -> replayer.watch(one, Poller.WRITE, "one"))
            .suggests(EVENTS_NOT_COMPARED, thrown -> thrown == null)
            .shouldThrow(Divergence.class);
    observe(divergence, 1, WATCH_ONE, new LoopEvent.Watch(1, Poller.WRITE));
  }

  @Test
  @DisplayName("what the poller below refuses is not compared, and numbers no channel")
  void refusedInTheReplay() throws IOException {
    Replayer replayer = replay(WATCH_ONE, LOOK);
    Pipe.SourceChannel closed = channel();
    closed.close();
    attempting("watching a closed channel", () -> replayer.watch(closed, Poller.READ, "closed"))
        .suggests(REFUSED_COMPARED)
        .shouldThrow(UncheckedIOException.class);
    attempting("watching another one", () -> watched(replayer, "open"))
        .suggests(REFUSED_COMPARED)
        .shouldSucceed();
  }

  @Test
  @DisplayName(
      "a channel that is to be ready, and that the program does not watch, is a divergence")
  void notWatched() throws IOException {
    Replayer replayer = replay(WATCH_ONE, new LoopEvent.Watch(1, 0), LOOK, ONE);
    Pipe.SourceChannel one = watched(replayer, "one");
    replayer.watch(one, 0, "left over");
    observed("the attachment", replayer.attachment(one)).suggests(OLD_ATTACHMENT).shouldBe(null);
    observe(diverges("polling", () -> poll(replayer, 0)), 4, ONE, null);
    observed("the real time that it took", below.nanos()).suggests(UNWATCHED_AWAITED).shouldBe(0L);
  }

  @Test
  @DisplayName("a program that goes on after the end of the record has diverged")
  void endOfTheRecord() {
    Replayer replayer = replay(LOOK);
    poll(replayer, 0);
    observe(diverges("polling once more", () -> poll(replayer, 0)), 2, null, LOOK);
    Replayer broken = replay();
    Divergence divergence =
        attempting("closing where the record ends, without the loop's end", broken::close)
            .suggests(END_IS_FINE, thrown -> thrown == null)
            .shouldThrow(Divergence.class);
    observe(divergence, 1, null, END);
  }

  @Test
  @DisplayName("after a divergence, every call throws the same one")
  void sameAgain() throws IOException {
    Replayer replayer = replay(LOOK, LOOK, new LoopEvent.Time(1), WATCH_ONE, END);
    observed("the divergence at first", replayer.divergence()).shouldBe(null);
    Divergence first = diverges("sleeping instead of looking", () -> poll(replayer, HOUR));
    observed("the divergence", replayer.divergence()).shouldBe(first);
    sameAgain(first, "looking, as the record has it", () -> poll(replayer, 0));
    sameAgain(first, "reading the clock", replayer::nanos);
    sameAgain(first, "watching a channel", () -> watched(replayer, "one"));
    sameAgain(first, "taking arrivals", replayer::takeArrivals);
    var ofAnother = new AtomicReference<Attempt>();
    onThread(
        "other",
        () -> ofAnother.set(attempting("reading the time on another thread", replayer::nanos)));
    ofAnother.get().suggests(OTHERS_DIVERGE).shouldSucceed();
    attempting("closing after a divergence", replayer::close)
        .suggests(HIDES_THE_FIRST)
        .shouldSucceed();
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  private void sameAgain(Divergence first, String what, Executable call) {
    observed(
            what + " after a divergence",
            attempting(what, call).suggests(FORGETS_DIVERGENCE).shouldThrow(Divergence.class))
        .suggests(FORGETS_DIVERGENCE)
        .shouldBeSameAs(first);
  }

  @Test
  @DisplayName("a program that ends before the record does has diverged; below, all is closed")
  void endsEarly() {
    Replayer replayer = replay(LOOK, END);
    Divergence divergence =
        attempting("closing early", replayer::close)
            .suggests(END_IS_FINE, thrown -> thrown == null)
            .shouldThrow(Divergence.class);
    observe(divergence, 1, LOOK, END);
    observed("the divergence, afterwards", replayer.divergence())
        .suggests(NOT_KEPT)
        .shouldBe(divergence);
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName("a program that ends where the record does is fine")
  void endsInTime() {
    Replayer replayer = replay(LOOK, END);
    poll(replayer, 0);
    replayer.close();

    observed("the divergence", replayer.divergence()).shouldBe(null);
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  private static Attempt diverging(String what, Executable call) {
    return attempting(what, call);
  }

  private static Divergence diverges(String what, Executable call) {
    return diverging(what, call)
        .suggests(NOT_COMPARED, thrown -> thrown == null)
        .shouldThrow(Divergence.class);
  }

  private static void observe(
      Divergence divergence, int number, LoopEvent expected, LoopEvent seen) {
    observed("the number of the event", divergence.number()).suggests(WRONG_PLACE).shouldBe(number);
    observed("what was expected", divergence.expected()).shouldBe(expected);
    observed("what was seen", divergence.seen()).shouldBe(seen);
  }

  // Whole programs

  @Test
  @DisplayName("a recorded program does the same again, at the same times, whatever comes when")
  void whole() throws IOException {
    List<LoopEvent> record = new ArrayList<>();
    LoopParts parts = onTheSystem();
    var recorder = new Recorder(parts, record::add);
    var recorded = new Trace();
    run(program(pipe(), pipe(), recorded), () -> EventLoop.create(recorder, recorder));

    for (int i = 0; i < 3; i++) {
      trace.clear();
      attempting(
              "replaying a program with timers, channels and threads",
              () -> {
                var replayer = new Replayer(record, onTheSystem(), PATIENCE);
                run(program(pipe(), pipe(), trace), () -> EventLoop.create(replayer, replayer));
              })
          .suggests(LATE_IS_TOLD, _ -> trace.lines().contains("back comes "))
          .shouldSucceed();
      observed("what happened the second time", trace)
          .suggests(REAL_TIME)
          .shouldBe(recorded.lines());
    }
  }

  @Test
  @DisplayName("a program that was changed is told where it departs")
  void changed() {
    List<LoopEvent> record = new ArrayList<>();
    var recorder = new Recorder(onTheSystem(), record::add);
    run(sleeps(2, 2), () -> EventLoop.create(recorder, recorder));

    var replayer = new Replayer(record, onTheSystem(), PATIENCE);
    attempting(
            "replaying a program that sleeps for longer",
            () -> run(sleeps(2, 900_000), () -> EventLoop.create(replayer, replayer)))
        .suggests(NOT_COMPARED, thrown -> thrown == null)
        .shouldThrow(Divergence.class);
    observed("what was expected", replayer.divergence().expected())
        .shouldSatisfy("a poll of the record", LoopEvent.Poll.class::isInstance);
    observed("what was seen", replayer.divergence().seen())
        .shouldSatisfy(
            "a poll of nearly 15 minutes",
            seen -> seen instanceof LoopEvent.Poll(long nanos) && nanos > HOUR / 6);
  }

  private static Coroutine<Void> sleeps(long first, long second) {
    return async(
        () -> {
          await(sleep(Duration.ofMillis(first)));
          await(sleep(Duration.ofMillis(second)));
        });
  }

  private static LoopParts onTheSystem() {
    return new LoopParts(Clock.monotonic(), new SelectorPoller());
  }
}

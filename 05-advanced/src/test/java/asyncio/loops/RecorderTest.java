package asyncio.loops;

import static asyncio.Asyncio.run;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.loop.LoopParts;
import asyncio.loop.Poller;
import asyncio.loop.SelectorPoller;
import asyncio.loop.VirtualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Trace;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.5", part = 3, points = 12, seconds = 10)
@DisplayName("05.5 Loops of your own: a loop that records itself")
class RecorderTest extends LoopTests {

  private static final Misconception RECORDS_OTHERS =
      Misconception.of(
          "records-every-thread",
          "what other threads read of the clock is written down, too; they come at another moment"
              + " the next time, and the record is useless");

  private static final Misconception ONLY_CHANGES =
      Misconception.of(
          "records-only-changes",
          "a reading that shows the same as the one before is left out; the replay compares reading"
              + " by reading, and on virtual time most are the same");

  private static final Misconception READS_TWICE =
      Misconception.of(
          "reads-the-clock-twice",
          "the record has another time than the loop was told; read the clock below once");

  private static final Misconception LOOKS_FIRST =
      Misconception.of(
          "looks-before-it-says",
          "the loop looks whether something has arrived, and then says that it sleeps; what arrives"
              + " in between wakes nobody. First say it, then look");

  private static final Misconception ASKS_FIRST =
      Misconception.of(
          "asks-before-it-puts",
          "a callback is kept after it was asked whether the loop sleeps; in between the loop"
              + " looks, finds nothing, and sleeps. First put it there, then ask");

  private static final Misconception STAYS_ASLEEP =
      Misconception.of(
          "stays-asleep",
          "a sleep that ends by itself leaves the mark that the loop sleeps, and the next callback"
              + " wakes the poller below for nothing");

  private static final Misconception NAME_TOO_LATE =
      Misconception.of(
          "asks-for-the-name-later",
          "the thread is asked for its name when the callback is delivered; it may have another one"
              + " by then");

  private static final Misconception NEXT_POLL =
      Misconception.of(
          "delivers-in-the-next-poll",
          "what arrives during a poll is delivered in the next one; the loop was woken for it, and"
              + " finds nothing");

  private static final Misconception TAKE_FOR_EACH =
      Misconception.of(
          "takes-one-by-one",
          "each callback that is taken has a Take of its own; there is one before all that are"
              + " taken together");

  private static final Misconception TAKES_NOTHING =
      Misconception.of(
          "takes-what-is-not-there",
          "a Take is written down although nothing was taken; the loop asks before each callSoon");

  private static final Misconception SILENCES_OTHERS =
      Misconception.of(
          "silences-other-threads",
          "while the loop's thread delivers, wake-ups by other threads are dropped, too; only its"
              + " own are needless");

  private static final Misconception NEVER_WAKES_ITSELF =
      Misconception.of(
          "never-wakes-itself",
          "the loop's thread cannot wake the poller below at all; it may, to have the next poll"
              + " return at once, whenever it does not deliver");

  private static final Misconception ASKED_BELOW =
      Misconception.of(
          "records-what-is-asked-below",
          "the record has the time-out that the poller below was given; a replay compares with what"
              + " the loop asks for");

  private static final Misconception NUMBERS_ANEW =
      Misconception.of(
          "numbers-a-channel-anew",
          "a channel gets another number each time it is watched; it keeps its first");

  private static final Misconception NUMBERS_BY_SIZE =
      Misconception.of(
          "numbers-by-size",
          "the next number is the size of a map that forgets channels: when one is gone, a new"
              + " channel gets the number of another that is still there");

  private static final Misconception REFUSED_IS_RECORDED =
      Misconception.of(
          "records-what-was-refused",
          "a watch that the poller below refused is in the record, or took a number");

  private static final Misconception OWN_ATTACHMENT =
      Misconception.of(
          "hands-out-its-own-attachment",
          "the loop gets the recorder's attachment instead of its own");

  private static final Misconception OLD_ATTACHMENT =
      Misconception.of(
          "keeps-the-last-attachment",
          "a channel that is not watched any more has an attachment all the same");

  private static final Misconception DELIVERS_AT_ONCE =
      Misconception.of(
          "delivers-at-once",
          "a callback of another thread goes straight into the inbox, on that thread: nobody knows"
              + " at which moment of the loop's run. Keep it, and deliver it on the loop's thread");

  private static final Misconception SLEEPS_OVER_ARRIVALS =
      Misconception.of(
          "sleeps-over-arrivals",
          "the poller below sleeps although a callback has arrived; it should only look");

  private static final Misconception WAKES_NOBODY =
      Misconception.of(
          "arrival-wakes-nobody",
          "a callback arrives while the loop sleeps, and nobody wakes it: the inbox does not know"
              + " of the callback yet");

  private static final Misconception WAKES_ALWAYS =
      Misconception.of(
          "arrival-always-wakes",
          "each callback wakes the poller below, although the loop is awake, or about to be; one"
              + " wake-up ends one sleep");

  private static final Misconception CHANNELS_FIRST =
      Misconception.of(
          "arrivals-after-channels",
          "what came from other threads during the poll is delivered after what the poll found; a"
              + " loop takes it before");

  private static final Misconception WAKES_ITSELF =
      Misconception.of(
          "delivering-wakes-the-loop",
          "delivering has the inbox wake the loop, which is awake: the next sleep ends at once");

  private static final Misconception KEEPS_WHAT_IS_HELD =
      Misconception.of(
          "keeps-what-nobody-takes",
          "a loop that is closed still holds the callbacks that were not delivered, and all that"
              + " they refer to");

  private static final Misconception NO_MOMENT =
      Misconception.of(
          "taken-or-polled-is-the-same",
          "callbacks that the loop takes outside of a poll look in the record like those that came"
              + " in the poll before; a replay waits for them there, too early");

  private static final Misconception LEAVES_OPEN =
      Misconception.of(
          "failing-sink-leaves-the-poller-open",
          "the sink fails, and the poller below stays open; close both in any case");

  private final List<LoopEvent> record = new ArrayList<>();
  private final List<Boolean> sinkClosed = new ArrayList<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public void add(LoopEvent event) {
          record.add(event);
        }

        @Override
        public void close() {
          sinkClosed.add(true);
        }
      };
  private final Recorder recorder = new Recorder(below.parts(), sink);

  @Test
  @DisplayName("what the loop's thread reads of the clock is written down")
  void recordsTimes() {
    below.pass(5);
    observed("the time", recorder.nanos()).shouldBe(5L);
    below.pass(2);
    observed("the time", recorder.nanos()).shouldBe(7L);
    observed("the time", recorder.nanos()).shouldBe(7L);

    observed("the record", record)
        .suggests(ONLY_CHANGES, events -> events.size() < 3)
        .shouldBe(List.of(new LoopEvent.Time(5), new LoopEvent.Time(7), new LoopEvent.Time(7)));
  }

  @Test
  @DisplayName("the record has the time that the loop was told")
  void recordsWhatItTold() {
    var onAClockThatRuns =
        new Recorder(
            new LoopParts(
                () -> {
                  below.pass(1);
                  return below.nanos();
                },
                below),
            sink);

    observed("the time", onAClockThatRuns.nanos()).suggests(READS_TWICE).shouldBe(1L);
    observed("the record", record).suggests(READS_TWICE).shouldBe(List.of(new LoopEvent.Time(1)));
  }

  @Test
  @DisplayName("what other threads read of the clock is not written down")
  void readingsOfOthers() {
    below.pass(5);
    onThread("reader", () -> trace.add("time " + recorder.nanos()));

    observed("what the other thread read", trace).shouldBe("time 5");
    observed("the record", record)
        .suggests(RECORDS_OTHERS, events -> !events.isEmpty())
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("the loop's thread is the one that polled last")
  void theLoopsThread() {
    onThread("loop", () -> poll(recorder, 0));
    recorder.nanos();
    onThread(
        "another loop",
        () -> {
          poll(recorder, 0);
          recorder.nanos();
        });

    observed("the record", record)
        .suggests(RECORDS_OTHERS, events -> events.size() > 3)
        .shouldBe(List.of(new LoopEvent.Poll(0), new LoopEvent.Poll(0), new LoopEvent.Time(0)));
  }

  @Test
  @DisplayName("a poll is written down, then the channels that it reports, by number")
  void polls() throws IOException {
    Pipe.SourceChannel one = channel();
    Pipe.SourceChannel two = channel();
    recorder.watch(two, Poller.READ, "two");
    recorder.watch(one, Poller.READ, "one");
    recorder.watch(two, Poller.READ, "two again");
    below.during(
        () -> {
          below.setReady(one, Poller.READ);
          below.setReady(two, Poller.READ);
        });
    poll(recorder, HOUR);

    observed("what was reported", trace)
        .suggests(OWN_ATTACHMENT, lines -> !lines.toString().contains("two again: 1"))
        .shouldBe("one: 1", "two again: 1");
    observed("the polls below", below.polls()).shouldBe(List.of(HOUR));
    observed("the record", record)
        .suggests(NUMBERS_ANEW, events -> events.contains(new LoopEvent.Watch(3, Poller.READ)))
        .shouldBe(
            List.of(
                new LoopEvent.Watch(1, Poller.READ),
                new LoopEvent.Watch(2, Poller.READ),
                new LoopEvent.Watch(1, Poller.READ),
                new LoopEvent.Poll(HOUR),
                new LoopEvent.Ready(2, Poller.READ),
                new LoopEvent.Ready(1, Poller.READ)));
  }

  @Test
  @DisplayName("the loop finds its own attachments, and none on what it does not watch")
  void ownAttachments() throws IOException {
    Pipe.SourceChannel channel = channel();
    observed("the attachment of a channel that nobody watches", recorder.attachment(channel))
        .shouldBe(null);
    recorder.watch(channel, Poller.READ, "reader");
    observed("the attachment", recorder.attachment(channel))
        .suggests(OWN_ATTACHMENT)
        .shouldBe("reader");
    recorder.watch(channel, 0, "left over");
    observed(
            "the attachment of a channel that is not watched any more",
            recorder.attachment(channel))
        .suggests(OLD_ATTACHMENT)
        .shouldBe(null);
    observed("the last event", record.getLast()).shouldBe(new LoopEvent.Watch(1, 0));
  }

  @Test
  @DisplayName("what the poller below refuses is not written down, and numbers no channel")
  void refused() throws IOException {
    Pipe.SourceChannel closed = channel();
    closed.close();
    attempting("watching a closed channel", () -> recorder.watch(closed, Poller.READ, "closed"))
        .shouldThrow(UncheckedIOException.class);
    recorder.watch(channel(), Poller.READ, "open");

    observed("the record", record)
        .suggests(REFUSED_IS_RECORDED)
        .shouldBe(List.of(new LoopEvent.Watch(1, Poller.READ)));
  }

  @Test
  @DisplayName("no two channels have one number, not even when one is closed and forgotten")
  void numbersAreNotGivenTwice() throws Exception {
    watchForAMoment();
    recorder.watch(channel(), Poller.READ, "stays");
    collectGarbage();
    recorder.watch(channel(), Poller.READ, "new");

    observed("the record", record)
        .suggests(NUMBERS_BY_SIZE, events -> events.getLast().equals(events.get(2)))
        .shouldBe(
            List.of(
                new LoopEvent.Watch(1, Poller.READ),
                new LoopEvent.Watch(1, 0),
                new LoopEvent.Watch(2, Poller.READ),
                new LoopEvent.Watch(3, Poller.READ)));
  }

  /** Watches a channel that nobody holds on to afterwards. */
  private void watchForAMoment() throws IOException {
    Pipe pipe = Pipe.open();
    try (var source = pipe.source();
        var _ = pipe.sink()) {
      source.configureBlocking(false);
      recorder.watch(source, Poller.READ, "goes");
      recorder.watch(source, 0, null);
    }
  }

  /** What is collected is put into its queue by a thread of the JVM: in order, but not at once. */
  private static void collectGarbage() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      var queue = new ReferenceQueue<Object>();
      var reference = new WeakReference<>(new Object(), queue);
      System.gc();
      queue.remove(100);
      Reference.reachabilityFence(reference);
    }
  }

  @Test
  @DisplayName("a callback of another thread is kept until the next poll, which only looks below")
  void arrivesWhileAwake() {
    onThread("worker", () -> recorder.arrived(trace.adding("delivered")));
    observed("what is delivered at first", trace)
        .suggests(DELIVERS_AT_ONCE, lines -> !lines.isEmpty())
        .shouldBe();
    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_ALWAYS, times -> times > 0)
        .shouldBe(0);
    attempting("polling", () -> poll(recorder, Poller.FOREVER))
        .suggests(SLEEPS_OVER_ARRIVALS)
        .shouldSucceed();

    observed("what is delivered", trace).shouldBe("delivered");
    observed("the polls below", below.polls())
        .suggests(SLEEPS_OVER_ARRIVALS, polls -> !polls.contains(0L))
        .shouldBe(List.of(0L));
    observed("the record", record)
        .suggests(ASKED_BELOW, events -> events.contains(new LoopEvent.Poll(0)))
        .shouldBe(List.of(new LoopEvent.Poll(Poller.FOREVER), new LoopEvent.Arrival("worker")));
  }

  @Test
  @DisplayName("callbacks that arrive during a sleep end it, by one wake-up")
  void arrivesDuringASleep() {
    below.during(
        () -> {
          onThread("one", () -> recorder.arrived(trace.adding("of one")));
          onThread("two", () -> recorder.arrived(trace.adding("of two")));
        });
    attempting("sleeping until a callback arrives", () -> poll(recorder, Poller.FOREVER))
        .suggests(WAKES_NOBODY)
        .shouldSucceed();

    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_ALWAYS, times -> times > 1)
        .shouldBe(1);
    observed("what is delivered", trace)
        .suggests(NEXT_POLL, List::isEmpty)
        .shouldBe("of one", "of two");
    observed("the record", record)
        .shouldBe(
            List.of(
                new LoopEvent.Poll(Poller.FOREVER),
                new LoopEvent.Arrival("one"),
                new LoopEvent.Arrival("two")));
    poll(recorder, 7);
    observed("the polls below, after another poll", below.polls())
        .shouldBe(List.of(Poller.FOREVER, 7L));
  }

  @Test
  @DisplayName("after a sleep that ended by itself the loop is awake")
  void awakeAfterASleep() {
    poll(recorder, 7);
    onThread("worker", () -> recorder.arrived(trace.adding("delivered")));

    observed("how often the poller below was woken", below.wakeUps())
        .suggests(STAYS_ASLEEP)
        .shouldBe(0);
  }

  @Test
  @DisplayName("a callback that arrives at any step of the loop on its way to sleep is not missed")
  @TimeLimit(seconds = 5)
  void arrivesAtAnyMoment() throws Exception {
    observed(
            "a callback arrives between two steps of a poll",
            lostRaces(SleepRace.HaltsTheLoop.class, "Recorder"))
        .suggests(LOOKS_FIRST)
        .shouldSatisfy("it is delivered", List::isEmpty);
  }

  @Test
  @DisplayName("a loop that goes to sleep at any step of a thread that has a callback is woken")
  @TimeLimit(seconds = 5)
  void sleepsAtAnyMomentOfAnArrival() throws Exception {
    observed(
            "the loop goes to sleep between two steps of an arrival",
            lostRaces(SleepRace.HaltsTheWaker.class, "Recorder"))
        .suggests(ASKS_FIRST)
        .shouldSatisfy("it is delivered", List::isEmpty);
  }

  @Test
  @DisplayName("an arrival has the name that its thread had when it came")
  void namesOfThreads() {
    onThread(
        "worker",
        () -> {
          recorder.arrived(trace.adding("delivered"));
          Thread.currentThread().setName("renamed");
        });
    recorder.takeArrivals();

    observed("the last event", record.getLast())
        .suggests(NAME_TOO_LATE)
        .shouldBe(new LoopEvent.Arrival("worker"));
  }

  @Test
  @DisplayName("what arrives in a poll that only looks wakes nobody")
  void arrivesDuringALook() {
    below.during(() -> onThread("worker", () -> recorder.arrived(trace.adding("delivered"))));
    poll(recorder, 0);

    observed("what is delivered", trace).suggests(NEXT_POLL, List::isEmpty).shouldBe("delivered");
    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_ALWAYS, times -> times > 0)
        .shouldBe(0);
  }

  @Test
  @DisplayName("what arrives during a poll comes before what the poll finds")
  void arrivalsComeFirst() throws IOException {
    Pipe.SourceChannel channel = channel();
    recorder.watch(channel, Poller.READ, "reader");
    below.during(
        () -> {
          below.setReady(channel, Poller.READ);
          onThread("worker", () -> recorder.arrived(trace.adding("delivered")));
        });
    poll(recorder, HOUR);

    observed("what the loop was told", trace)
        .suggests(CHANNELS_FIRST, lines -> lines.indexOf("reader: 1") == 0)
        .shouldBe("delivered", "reader: 1");
    observed("the end of the record", record.subList(2, record.size()))
        .shouldBe(List.of(new LoopEvent.Arrival("worker"), new LoopEvent.Ready(1, Poller.READ)));
  }

  @Test
  @DisplayName("the loop takes what has arrived whenever it wants to, in the order of arrival")
  void takesArrivals() {
    onThread("one", () -> recorder.arrived(trace.adding("of one")));
    onThread("two", () -> recorder.arrived(trace.adding("of two")));
    recorder.takeArrivals();
    recorder.takeArrivals();

    observed("what is delivered", trace).shouldBe("of one", "of two");
    observed("the record", record)
        .suggests(NO_MOMENT, events -> !events.contains(new LoopEvent.Take()))
        .suggests(TAKES_NOTHING, events -> events.getLast().equals(new LoopEvent.Take()))
        .suggests(TAKE_FOR_EACH, events -> events.lastIndexOf(new LoopEvent.Take()) == 2)
        .shouldBe(
            List.of(
                new LoopEvent.Take(), new LoopEvent.Arrival("one"), new LoopEvent.Arrival("two")));
  }

  @Test
  @DisplayName("delivering does not wake the loop that is awake, and other threads still can")
  void deliveringWakesNobody() {
    onThread("worker", () -> recorder.arrived(recorder::wakeUp));
    recorder.takeArrivals();
    observed("how often the poller below was woken", below.wakeUps())
        .suggests(WAKES_ITSELF, times -> times > 0)
        .shouldBe(0);
    onThread("worker", recorder::wakeUp);
    observed("how often the poller below was woken, by another thread", below.wakeUps())
        .shouldBe(1);
  }

  @Test
  @DisplayName("another thread can wake the poller below while the loop's thread delivers")
  void othersWakeDuringADelivery() {
    onThread("worker", () -> recorder.arrived(() -> onThread("other", recorder::wakeUp)));
    recorder.takeArrivals();

    observed("how often the poller below was woken", below.wakeUps())
        .suggests(SILENCES_OTHERS, times -> times == 0)
        .shouldBe(1);
  }

  @Test
  @DisplayName("the loop's thread can wake the poller below when it does not deliver")
  void wakesItself() {
    recorder.wakeUp();
    onThread("worker", () -> recorder.arrived(trace.adding("delivered")));
    recorder.takeArrivals();
    recorder.wakeUp();

    observed("how often the poller below was woken", below.wakeUps())
        .suggests(NEVER_WAKES_ITSELF, times -> times < 2)
        .shouldBe(2);
  }

  @Test
  @DisplayName("work outside is made known below")
  void recorderHandsOnWork() {
    recorder.outsideWorkBegan();
    recorder.outsideWorkBegan();
    recorder.outsideWorkEnded();

    observed("the work that the poller below knows of", below.outsideWork()).shouldBe(1);
  }

  @Test
  @DisplayName("the end is written down, and closes both the sink and the poller below")
  void closes() {
    recorder.close();

    observed("the record", record).shouldBe(List.of(new LoopEvent.Closed()));
    observed("how often the sink was closed", sinkClosed.size()).shouldBe(1);
    observed("whether the poller below is closed", below.isClosed()).shouldBe(true);
  }

  @Test
  @DisplayName("what was not delivered is dropped at the end")
  void dropsWhatIsHeld() {
    onThread("worker", () -> recorder.arrived(trace.adding("delivered")));
    recorder.close();
    recorder.takeArrivals();

    observed("what is delivered after the end", trace).suggests(KEEPS_WHAT_IS_HELD).shouldBe();
  }

  @Test
  @DisplayName("a sink that fails does not keep the poller below open")
  void sinkFails() {
    closesInAnyCase(
        new EventSink() {
          @Override
          public void add(LoopEvent event) {
            throw new UncheckedIOException(new IOException("disk full"));
          }

          @Override
          public void close() {
            sinkClosed.add(true);
          }
        });
    observed("how often the sink that cannot be written was closed", sinkClosed.size())
        .suggests(LEAVES_OPEN)
        .shouldBe(1);
    closesInAnyCase(
        new EventSink() {
          @Override
          public void add(LoopEvent event) {}

          @Override
          public void close() {
            throw new UncheckedIOException(new IOException("disk full"));
          }
        });
  }

  private static void closesInAnyCase(EventSink failing) {
    var poller = new ScriptedPoller();
    var recording = new Recorder(poller.parts(), failing);
    attempting("closing", recording::close).shouldThrow(UncheckedIOException.class);
    observed("whether the poller below is closed", poller.isClosed())
        .suggests(LEAVES_OPEN)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a callback of another thread keeps its place before a later one of the loop's own")
  void keepsItsPlace() {
    var time = new VirtualTime();
    var recording = new Recorder(new LoopParts(time, time), sink);
    try (var loop = EventLoop.create(recording, recording)) {
      loop.callSoon(
          () -> {
            onThread("worker", () -> loop.callSoonThreadsafe(trace.adding("from a thread")));
            loop.callSoon(trace.adding("from the loop"));
            loop.callSoon(loop::stop);
          });
      loop.runForever();
    }

    observed("the order of the callbacks", trace).shouldBe("from a thread", "from the loop");
  }

  @Test
  @DisplayName("a program does on a recording loop what it does on another")
  void recordedProgram() throws IOException {
    var plain = new Trace();
    run(program(pipe(), pipe(), plain));
    run(
        program(pipe(), pipe(), trace),
        () -> {
          var recording =
              new Recorder(
                  new LoopParts(asyncio.loop.Clock.monotonic(), new SelectorPoller()), sink);
          return EventLoop.create(recording, recording);
        });

    observed("what happened, apart from times", withoutTimes(trace)).shouldBe(withoutTimes(plain));
    observed("the record's last event", record.getLast()).shouldBe(new LoopEvent.Closed());
  }

  /** When the timers strike is up to the machine, so they are left out of the order. */
  private static List<String> withoutTimes(Trace trace) {
    return trace.lines().stream().filter(line -> !line.startsWith("tick")).toList();
  }
}

package asyncio.loop;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.during;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.demo.ReadinessDemo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Observation;
import loopcraft.grader.kit.TimeLimit;
import loopcraft.grader.kit.Trace;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "01.6", points = 30, seconds = 30)
@Needs(Need.NETWORK)
@DisplayName("01.6 Readiness I/O")
class ReadinessTest {

  private static final Misconception ADDING_DROPS_THE_OTHER =
      Misconception.of(
          "adding-drops-the-other",
          "adding a reader drops the channel's writer, or the other way round; keep what the poller"
              + " has attached, and exchange one half of it");

  private static final Misconception REMOVING_REMOVES_BOTH =
      Misconception.of(
          "removing-removes-both",
          "removing the reader takes the channel's writer away too, or the other way round; the"
              + " other half stays");

  private static final Misconception REMOVED_STILL_RUNS =
      Misconception.of(
          "removed-reader-still-runs",
          "a callback that was removed while it waited in the ready queue runs all the same; to"
              + " forget it is not enough, cancel its handle");

  private static final Misconception REPLACED_STILL_RUNS =
      Misconception.of(
          "replaced-reader-still-runs",
          "a reader that was replaced while it waited in the ready queue runs all the same; cancel"
              + " the handle that goes");

  private static final Misconception ONE_SHOT =
      Misconception.of(
          "one-shot-readers",
          "a reader is called once and then forgotten; it stays until it is removed, and is called"
              + " in every iteration in which there is something left to read");

  private static final Misconception IGNORES_THE_EVENTS =
      Misconception.of(
          "ignores-the-events",
          "whatever the channel is ready for, both of its callbacks run; the events say which of"
              + " them is meant");

  private static final Misconception RUNS_DURING_THE_POLL =
      Misconception.of(
          "runs-during-the-poll",
          "ready() runs the callback at once, in the middle of the poll; it should only put it into"
              + " the ready queue, behind what waits there");

  private static final Misconception WRITER_FIRST =
      Misconception.of(
          "writer-before-reader",
          "of a channel that is ready for both, the writer runs first; it should be the reader");

  private static final Misconception KEEPS_WATCHING =
      Misconception.of(
          "keeps-watching",
          "the poller watches for more than anybody waits for; it goes on reporting that, and the"
              + " loop never sleeps. Tell it what is left, whenever somebody is removed");

  private static final Misconception ANSWERS_ALWAYS_YES =
      Misconception.of(
          "answers-always-yes",
          "removeReader and removeWriter say whether there was one to remove, not whether there is"
              + " none now");

  private static final Misconception REMEMBERS_WHAT_WAS_REFUSED =
      Misconception.of(
          "remembers-what-was-refused",
          "a reader that the poller refused counts as added; tell the poller first");

  private static final Misconception CLOSED_IS_AN_ERROR =
      Misconception.of(
          "closed-channel-is-an-error",
          "removing a callback from a channel that is closed fails; a channel can be closed at any"
              + " time, by anybody, and cleaning up behind it is no error");

  private static final Misconception CLOSED_ARE_SKIPPED =
      Misconception.of(
          "closed-channels-are-skipped",
          "the callbacks of a channel that was closed first are not cancelled when they are"
              + " removed; those that wait in the ready queue then run on a closed channel");

  private static final Misconception RUNS_THE_LOOP =
      Misconception.of(
          "start-runs-the-loop",
          "start runs the loop, and so does not return while there are clients; it should only add"
              + " the listener's reader, and whoever made the loop runs it");

  private static final Misconception LEFT_BLOCKING =
      Misconception.of(
          "left-blocking",
          "no reader is in place for a client that has connected; make its channel non-blocking"
              + " before you add the reader, which the loop refuses otherwise");

  private static final Misconception ADDRESS_AS_GIVEN =
      Misconception.of(
          "address-as-given",
          "address() tells the address that was asked for, port 0; ask the listening channel which"
              + " one it got");

  private static final Misconception SHARED_BUFFER =
      Misconception.of(
          "shared-buffer",
          "a client gets bytes that it has not sent; what one client is owed must not be in the way"
              + " of another, so each connection needs a buffer of its own");

  private static final Misconception FORGETS_TO_CLEAR =
      Misconception.of(
          "forgets-to-clear",
          "the server falls silent after the first echo, or before; flip() the buffer before it is"
              + " written, clear() it before the next read, and leave the reader where it is");

  private static final Misconception ACCEPTS_ONCE =
      Misconception.of(
          "accepts-only-the-first",
          "clients that come later wait in vain to be accepted; the reader of the listener stays,"
              + " and accepts whenever it is called. If they cannot even connect, the line of those"
              + " who wait is full: that is the backlog, the second argument of bind()");

  private static final Misconception SILENT_ACCEPT =
      Misconception.of(
          "failing-accept-is-silent",
          "an accept that fails is reported to nobody; tell the loop's exception handler");

  private static final Misconception FAILING_ACCEPT =
      Misconception.of(
          "failing-accept-goes-on",
          "a listener that cannot accept stays ready, so it fails again in every iteration; take"
              + " its reader away, and let a timer bring it back");

  private static final Misconception LOSES_THE_REST =
      Misconception.of(
          "loses-the-rest",
          "what one write did not take is lost; write() takes what has room, so keep the rest, and"
              + " go on when the channel can be written again");

  private static final Misconception BLOCKS_ALL =
      Misconception.of(
          "one-slow-client-blocks-all",
          "the callback writes until everything is gone; a client that does not read holds it"
              + " there, and with it everybody else. Write once, and wait for room by a writer");

  private static final Misconception NO_BACK_PRESSURE =
      Misconception.of(
          "no-back-pressure",
          "a client that does not take its echo still has a reader; it goes on reading, and has to"
              + " keep more and more, or is called in vain in every iteration. Do not read from a"
              + " client while you owe it bytes");

  private static final Misconception WRITER_STAYS =
      Misconception.of(
          "leaves-the-writer-on",
          "the writer stays when everything is written; a socket nearly always has room, so the"
              + " writer is called in every iteration, and the loop never sleeps");

  private static final Misconception BOTH_AT_ONCE =
      Misconception.of(
          "reader-and-writer-at-once",
          "a connection has a reader and a writer at once; one of them has nothing to do and is"
              + " called in every iteration all the same. As long as you owe the client bytes: a"
              + " writer and no reader; otherwise a reader and no writer");

  private static final Misconception STALE_WRITER =
      Misconception.of(
          "writer-is-never-removed",
          "a writer that stays when everything is written is called again at once, and sends what"
              + " it finds in the buffer, or takes it from the reader; remove it before the reader"
              + " comes back");

  private static final Misconception FORGETS_THE_END =
      Misconception.of(
          "forgets-the-end",
          "the end of the stream, read() == -1, is taken for nothing to read; it stays readable for"
              + " ever, so the loop spins, and the connection is never closed");

  private static final Misconception FAILURE_ENDS_THE_SERVER =
      Misconception.of(
          "failure-ends-the-server",
          "an IOException of one client takes the whole server down; close that client's"
              + " connection, and no other");

  private static final Misconception FAILURE_LEAVES_THE_CONNECTION =
      Misconception.of(
          "failure-leaves-the-connection",
          "a client that is gone stays connected: an IOException out of read or write means that"
              + " the connection is over, so close it");

  private static final Misconception COUNTS_EVERYBODY =
      Misconception.of(
          "counts-everybody-who-ever-came",
          "connections() counts clients that have left; when a client has left, close its"
              + " connection, and take it out");

  private static final Misconception CLOSE_KEEPS_CLIENTS =
      Misconception.of(
          "close-keeps-clients",
          "close() only stops listening; it should disconnect those who are connected, too");

  private static final Misconception CLOSE_KEEPS_LISTENING =
      Misconception.of(
          "close-keeps-listening",
          "close() disconnects the clients, but the listening channel stays open, and its address"
              + " taken");

  private static final String TWO_WORDS = "serving a client that sends two words";
  private static final String TO_THE_END =
      "serving a client that shuts down its output, and reads to the end";
  private static final int QUIET_ROUNDS = 100;
  private static final int MOST_BYTES = 64 * 1024 * 1024;
  private static final int MANY_CLIENTS = 1_000;
  private static final int CLIENTS_IN_A_WAVE = 20;
  private static final int MOST_EVENTS = 20_000;
  private static final int MORE_THAN_THE_DEMO_RUNS = 100;

  private final InterestPoller poller = new InterestPoller();
  private final EventLoop loop = EventLoop.create(Clock.monotonic(), poller);
  private final Trace trace = new Trace();
  private final List<AutoCloseable> opened = new ArrayList<>();

  ReadinessTest() {
    loop.setExceptionHandler((from, context) -> trace.add("failed: " + context.exception()));
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    loop.close();
  }

  private <T extends AutoCloseable> T closeLater(T resource) {
    opened.add(resource);
    return resource;
  }

  private Wire wire() throws IOException {
    return closeLater(new Wire());
  }

  private void runOneIteration() {
    loop.stop();
    loop.runForever();
  }

  /** Runs until a condition holds, or until more has happened than anybody needs. */
  private void runUntil(BooleanSupplier done) {
    runUntil(loop, poller, done);
  }

  private static void runUntil(EventLoop loop, InterestPoller poller, BooleanSupplier done) {
    if (done.getAsBoolean()) {
      return;
    }
    var check =
        new LoopObserver() {
          private int happened;

          @Override
          public void beforePoll(long timeoutNanos) {
            if (++happened >= MOST_EVENTS || done.getAsBoolean()) {
              loop.stop();
              poller.wakeUp();
            }
          }

          @Override
          public void afterCallback(Handle handle) {
            happened++;
          }
        };
    loop.addObserver(check);
    loop.runForever();
    loop.removeObserver(check);
  }

  /** A callback that writes down the letter that it reads, or that it has come to the end. */
  private Runnable taking(Wire wire) {
    return () -> trace.add("read " + letter(wire));
  }

  private static String letter(Wire wire) {
    try {
      String letter = wire.takeLetter();
      return letter == null ? "the end" : letter.isEmpty() ? "nothing" : letter;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void closeNow(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  // Readers and writers

  @Test
  @DisplayName("a reader is called when there is something to read, and not before")
  void aReaderIsCalledWhenThereIsSomethingToReadAndNotBefore() throws IOException {
    Pipe pipe = Pipe.open();
    closeLater(pipe.sink());
    var source = closeLater(pipe.source());
    source.configureBlocking(false);
    loop.addReader(source, trace.adding("reader"));
    runOneIteration();
    trace.add("something arrives");
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
    Wire.awaitReadable(source);
    runOneIteration();

    observed("the order of what happened", trace).shouldBe("something arrives", "reader");
  }

  @Test
  @DisplayName("a reader is called in every iteration, as long as there is something to read")
  void aReaderIsCalledInEveryIterationAsLongAsThereIsSomethingToRead() throws IOException {
    Wire wire = wire();
    loop.addReader(wire.near(), taking(wire));
    wire.bring("abc");
    for (String iteration : new String[] {"first", "second", "third", "fourth"}) {
      trace.add(iteration);
      runOneIteration();
    }
    wire.bring("d");
    runOneIteration();

    observed("what the iterations ran", trace)
        .suggests(ONE_SHOT, seen -> !seen.contains("read b"))
        .shouldBe("first", "read a", "second", "read b", "third", "read c", "fourth", "read d");
  }

  @Test
  @DisplayName("a reader is called for reading only, a writer for writing only")
  void aReaderIsCalledForReadingOnlyAWriterForWritingOnly() throws IOException {
    Wire quiet = wire();
    loop.addReader(quiet.near(), trace.adding("reader, with nothing to read"));
    loop.addWriter(quiet.near(), trace.adding("writer"));
    runOneIteration();
    observed("what ran for a channel that can be written only", trace)
        .suggests(IGNORES_THE_EVENTS, seen -> seen.size() == 2)
        .suggests(ADDING_DROPS_THE_OTHER, List::isEmpty)
        .shouldBe("writer");

    loop.removeWriter(quiet.near());
    trace.clear();
    quiet.bring("a");
    loop.addReader(quiet.near(), trace.adding("reader"));
    runOneIteration();
    observed("what ran for a channel that was waited on for reading", trace).shouldBe("reader");
  }

  @Test
  @DisplayName("a channel can have a reader and a writer, in whichever order they come")
  void aChannelCanHaveAReaderAndAWriterInWhicheverOrderTheyCome() throws IOException {
    Wire first = wire();
    first.bring("a");
    loop.addReader(first.near(), trace.adding("reader"));
    loop.addWriter(first.near(), trace.adding("writer, added second"));
    runOneIteration();
    observed("what ran", trace)
        .suggests(ADDING_DROPS_THE_OTHER, seen -> seen.size() == 1)
        .suggests(WRITER_FIRST, seen -> seen.indexOf("reader") == 1)
        .shouldBe("reader", "writer, added second");

    loop.removeReader(first.near());
    loop.removeWriter(first.near());
    trace.clear();
    Wire second = wire();
    second.bring("a");
    loop.addWriter(second.near(), trace.adding("writer"));
    loop.addReader(second.near(), trace.adding("reader, added second"));
    runOneIteration();
    observed("what ran", trace)
        .suggests(ADDING_DROPS_THE_OTHER, seen -> seen.size() == 1)
        .suggests(WRITER_FIRST, seen -> seen.indexOf("writer") == 0)
        .shouldBe("reader, added second", "writer");
  }

  @Test
  @DisplayName("readers and writers take their turn, behind what is ready already")
  void readersAndWritersTakeTheirTurnBehindWhatIsReadyAlready() throws IOException {
    Wire wire = wire();
    wire.bring("a");
    loop.callSoon(trace.adding("ready before"));
    loop.addWriter(wire.near(), trace.adding("writer"));
    loop.addReader(wire.near(), trace.adding("reader"));
    runOneIteration();

    observed("what one iteration ran", trace)
        .suggests(RUNS_DURING_THE_POLL, seen -> seen.getLast().equals("ready before"))
        .suggests(WRITER_FIRST, seen -> seen.indexOf("writer") == 1 && seen.size() == 3)
        .suggests(ADDING_DROPS_THE_OTHER)
        .shouldBe("ready before", "reader", "writer");
  }

  @Test
  @DisplayName("removing the reader leaves the writer, and the other way round")
  void removingTheReaderLeavesTheWriterAndTheOtherWayRound() throws IOException {
    Wire one = wire();
    Wire other = wire();
    for (Wire wire : List.of(one, other)) {
      wire.bring("a");
      loop.addReader(wire.near(), trace.adding("reader"));
      loop.addWriter(wire.near(), trace.adding("writer"));
    }
    loop.removeReader(one.near());
    observed("what the loop waits for without the reader", poller.waitsFor(one.near()))
        .suggests(REMOVING_REMOVES_BOTH, seen -> seen.equals("nothing"))
        .suggests(KEEPS_WATCHING, seen -> seen.equals("reading and writing"))
        .suggests(ADDING_DROPS_THE_OTHER)
        .shouldBe("writing");
    loop.removeWriter(other.near());
    observed("what the loop waits for without the writer", poller.waitsFor(other.near()))
        .suggests(REMOVING_REMOVES_BOTH, seen -> seen.equals("nothing"))
        .suggests(KEEPS_WATCHING, seen -> seen.equals("reading and writing"))
        .shouldBe("reading");

    runOneIteration();
    observed("what ran", trace.lines().stream().sorted().toList()).shouldBe("reader", "writer");
  }

  @Test
  @DisplayName("a channel without a reader and a writer is not waited for")
  void aChannelWithoutAReaderAndAWriterIsNotWaitedFor() throws IOException {
    Wire wire = wire();
    wire.bring("a");
    loop.addReader(wire.near(), trace.adding("reader"));
    loop.addWriter(wire.near(), trace.adding("writer"));
    loop.removeReader(wire.near());
    loop.removeWriter(wire.near());
    observed("what the loop waits for when both were removed", poller.waitsFor(wire.near()))
        .suggests(KEEPS_WATCHING)
        .shouldBe("nothing");

    runOneIteration();
    observed("how often the poller found the channel ready", poller.reports())
        .suggests(KEEPS_WATCHING)
        .shouldBe(0);
    observed("what ran", trace).suggests(REMOVED_STILL_RUNS).shouldBeEmpty();
  }

  @Test
  @DisplayName("removing says whether there was one")
  void removingSaysWhetherThereWasOne() throws IOException {
    Wire wire = wire();
    trace.add("reader of a channel never seen: " + loop.removeReader(wire.near()));
    loop.addReader(wire.near(), () -> {});
    trace.add("writer, with only a reader there: " + loop.removeWriter(wire.near()));
    trace.add("reader: " + loop.removeReader(wire.near()));
    trace.add("reader again: " + loop.removeReader(wire.near()));
    loop.addWriter(wire.near(), () -> {});
    trace.add("reader, with only a writer there: " + loop.removeReader(wire.near()));
    trace.add("writer: " + loop.removeWriter(wire.near()));
    trace.add("writer again: " + loop.removeWriter(wire.near()));

    observed("what removing answered", trace)
        .suggests(ANSWERS_ALWAYS_YES, seen -> seen.stream().allMatch(line -> line.endsWith("true")))
        .shouldBe(
            "reader of a channel never seen: false",
            "writer, with only a reader there: false",
            "reader: true",
            "reader again: false",
            "reader, with only a writer there: false",
            "writer: true",
            "writer again: false");
  }

  @Test
  @DisplayName("a callback that waits in the ready queue does not run once it is removed")
  void aCallbackThatWaitsInTheReadyQueueDoesNotRunOnceItIsRemoved() throws IOException {
    Wire wire = wire();
    wire.bring("a");
    loop.callSoon(
        () -> {
          trace.add("remove the reader");
          loop.removeReader(wire.near());
        });
    loop.addReader(wire.near(), trace.adding("removed reader"));
    runOneIteration();
    observed("what one iteration ran", trace)
        .suggests(RUNS_DURING_THE_POLL, seen -> seen.getFirst().equals("removed reader"))
        .suggests(REMOVED_STILL_RUNS)
        .shouldBe("remove the reader");

    trace.clear();
    loop.addReader(
        wire.near(),
        () -> {
          trace.add("remove the writer");
          loop.removeWriter(wire.near());
        });
    loop.addWriter(wire.near(), trace.adding("removed writer"));
    runOneIteration();
    observed("what one iteration ran", trace)
        .suggests(REMOVED_STILL_RUNS)
        .shouldBe("remove the writer");
  }

  @Test
  @DisplayName("a reader that is replaced does not run any more, the new one does")
  void aReaderThatIsReplacedDoesNotRunAnyMoreTheNewOneDoes() throws IOException {
    Wire wire = wire();
    wire.bring("a");
    loop.callSoon(
        () -> {
          trace.add("replace");
          loop.addReader(wire.near(), trace.adding("new reader"));
          loop.addWriter(wire.near(), trace.adding("new writer"));
        });
    loop.addReader(wire.near(), trace.adding("old reader"));
    loop.addWriter(wire.near(), trace.adding("old writer"));
    runOneIteration();
    trace.add("next iteration");
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(RUNS_DURING_THE_POLL, seen -> seen.getFirst().startsWith("old"))
        .suggests(
            REPLACED_STILL_RUNS, seen -> seen.contains("old reader") || seen.contains("old writer"))
        .shouldBe("replace", "next iteration", "new reader", "new writer");
  }

  @Test
  @DisplayName("a callback can exchange the reader for a writer and back")
  void aCallbackCanExchangeTheReaderForAWriterAndBack() throws IOException {
    Wire wire = wire();
    var turns = new Turns(wire);
    loop.addReader(wire.near(), turns::read);
    for (String letter : new String[] {"a", "b", "c"}) {
      wire.bring(letter);
      for (int iteration = 0; iteration < 3; iteration++) {
        runOneIteration();
      }
      trace.add("then waits for " + poller.waitsFor(wire.near()));
    }

    observed("what the iterations ran", trace)
        .suggests(ONE_SHOT, seen -> seen.contains("then waits for nothing"))
        .shouldBe(
            "read a",
            "write",
            "then waits for reading",
            "read b",
            "write",
            "then waits for reading",
            "read c",
            "write",
            "then waits for reading");
  }

  /** Reads a letter, then waits until it can write, then reads again. */
  private final class Turns {

    private final Wire wire;

    Turns(Wire wire) {
      this.wire = wire;
    }

    void read() {
      taking(wire).run();
      loop.removeReader(wire.near());
      loop.addWriter(wire.near(), this::write);
    }

    void write() {
      trace.add("write");
      loop.removeWriter(wire.near());
      loop.addReader(wire.near(), this::read);
    }
  }

  @Test
  @DisplayName("a channel that a callback closes disturbs no other")
  void aChannelThatACallbackClosesDisturbsNoOther() throws IOException {
    Wire closed = wire();
    Wire other = wire();
    closed.bring("a");
    other.bring("bc");
    loop.callSoon(
        () -> {
          trace.add("close");
          loop.removeReader(closed.near());
          closeNow(closed.near());
        });
    loop.addReader(closed.near(), taking(closed));
    loop.addReader(other.near(), taking(other));
    runOneIteration();
    trace.add("next iteration");
    runOneIteration();

    observed("the order of what happened", trace)
        .suggests(
            REMOVED_STILL_RUNS, seen -> seen.stream().anyMatch(line -> line.startsWith("failed")))
        .shouldBe("close", "read b", "next iteration", "read c");
  }

  @Test
  @DisplayName("a callback that waits in the ready queue can be removed from a closed channel, too")
  void aCallbackThatWaitsInTheReadyQueueCanBeRemovedFromAClosedChannelToo() throws IOException {
    Wire reading = wire();
    Wire writing = wire();
    reading.bring("a");
    loop.callSoon(
        () -> {
          trace.add("close, then remove");
          closeNow(reading.near());
          closeNow(writing.near());
          loop.removeReader(reading.near());
          loop.removeWriter(writing.near());
        });
    loop.addReader(reading.near(), trace.adding("removed reader"));
    loop.addWriter(writing.near(), trace.adding("removed writer"));
    runOneIteration();

    observed("what one iteration ran", trace)
        .suggests(RUNS_DURING_THE_POLL, seen -> seen.getFirst().startsWith("removed"))
        .suggests(
            CLOSED_IS_AN_ERROR, seen -> seen.stream().anyMatch(line -> line.startsWith("failed")))
        .suggests(CLOSED_ARE_SKIPPED)
        .shouldBe("close, then remove");
  }

  @Test
  @DisplayName("a channel that another thread closes is forgotten")
  void aChannelThatAnotherThreadClosesIsForgotten() throws IOException {
    Wire wire = wire();
    wire.bring("a");
    loop.addReader(wire.near(), trace.adding("reader"));
    loop.addWriter(wire.near(), trace.adding("writer"));
    OtherThread.run(() -> closeNow(wire.near()));
    runOneIteration();
    observed("what ran for a channel that is closed", trace).shouldBeEmpty();

    attempting("removing the reader of a closed channel", () -> loop.removeReader(wire.near()))
        .suggests(CLOSED_IS_AN_ERROR)
        .shouldSucceed();
    attempting("removing the writer of a closed channel", () -> loop.removeWriter(wire.near()))
        .suggests(CLOSED_IS_AN_ERROR)
        .shouldSucceed();
    attempting("adding a reader to a closed channel", () -> loop.addReader(wire.near(), () -> {}))
        .shouldThrow(UncheckedIOException.class);
  }

  @Test
  @DisplayName("accepting counts as reading, connecting as writing")
  void acceptingCountsAsReadingConnectingAsWriting() throws IOException {
    var listener = closeLater(ServerSocketChannel.open());
    listener.bind(loopback());
    listener.configureBlocking(false);
    var client = closeLater(SocketChannel.open());
    client.configureBlocking(false);
    loop.addReader(
        listener,
        () -> {
          trace.add("accepted");
          loop.removeReader(listener);
          closeNow(accept(listener));
        });
    client.connect(listener.getLocalAddress());
    loop.addWriter(
        client,
        () -> {
          trace.add("connected: " + finishConnect(client));
          loop.removeWriter(client);
        });
    during(
        IGNORES_THE_EVENTS,
        "running until a client is connected and accepted",
        () -> runUntil(() -> trace.lines().size() == 2));

    observed("what ran", trace.lines().stream().sorted().toList())
        .shouldBe("accepted", "connected: true");
  }

  private static SocketChannel accept(ServerSocketChannel listener) {
    try {
      return listener.accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean finishConnect(SocketChannel client) {
    try {
      return client.finishConnect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @DisplayName("a channel in blocking mode is refused, and so is a closed loop")
  void aChannelInBlockingModeIsRefusedAndSoIsAClosedLoop() throws IOException {
    Wire wire = wire();
    attempting("a reader for a blocking channel", () -> loop.addReader(wire.far(), () -> {}))
        .shouldThrow(IllegalArgumentException.class);
    observed("removeReader() after that", loop.removeReader(wire.far()))
        .suggests(REMEMBERS_WHAT_WAS_REFUSED)
        .shouldBe(false);

    loop.addReader(wire.near(), () -> {});
    loop.close();
    attempting(
            "a writer for a channel of a closed loop", () -> loop.addWriter(wire.near(), () -> {}))
        .shouldThrow(IllegalStateException.class);
    observed("removeReader() of a closed loop", loop.removeReader(wire.near())).shouldBe(false);
    observed("whether the channel is still open", wire.near().isOpen()).shouldBe(true);
  }

  @Test
  @DisplayName("the demo prints what its CPython twin prints")
  void theDemoPrintsWhatItsCPythonTwinPrints() {
    loop.addObserver(
        new LoopObserver() {
          private int callbacks;

          @Override
          public void afterCallback(Handle handle) {
            if (++callbacks % MORE_THAN_THE_DEMO_RUNS == 0) {
              loop.stop(); // so that what a spinning loop printed is compared
            }
          }
        });
    during(ONE_SHOT, "running the demo's program", () -> ReadinessDemo.program(loop, trace));

    Twin.expectSameAsCPython("readiness", trace);
  }

  // The echo server

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private CallbackEchoServer start() {
    return closeLater(start(loop, poller));
  }

  private static CallbackEchoServer start(EventLoop loop, InterestPoller poller) {
    var polls = new AtomicInteger();
    var running =
        new LoopObserver() {
          @Override
          public void beforePoll(long timeoutNanos) {
            polls.incrementAndGet();
            loop.stop();
            poller.wakeUp();
          }
        };
    loop.addObserver(running);
    CallbackEchoServer server = CallbackEchoServer.start(loop, loopback());
    loop.removeObserver(running);
    observed("how often the loop went round in start", polls.get())
        .suggests(RUNS_THE_LOOP)
        .shouldBe(0);
    observed("the port of address()", server.address().getPort())
        .suggests(ADDRESS_AS_GIVEN)
        .shouldSatisfy("the one that the system has chosen", port -> port != 0);
    return server;
  }

  private static void expectAReaderForWhoeverConnects() {
    var trial = new InterestPoller();
    try (var loopOfItsOwn = EventLoop.create(Clock.monotonic(), trial);
        var server = start(loopOfItsOwn, trial)) {
      String what = "running until the server waits for a client who has connected";
      List<String> watched =
          Waits.unlessInVain(
              what,
              () ->
                  during(
                      LEFT_BLOCKING,
                      what,
                      () -> watchedOnceConnected(loopOfItsOwn, trial, server)));
      observed("what the server waits for", watched)
          .suggests(LEFT_BLOCKING, List::isEmpty)
          .suggests(BOTH_AT_ONCE)
          .shouldBe("reading");
    }
  }

  private static List<String> watchedOnceConnected(
      EventLoop loop, InterestPoller poller, CallbackEchoServer server) throws IOException {
    try (var _ = SocketChannel.open(server.address())) {
      runUntil(loop, poller, () -> !poller.waitsFor(SocketChannel.class).isEmpty());
      return poller.waitsFor(SocketChannel.class);
    }
  }

  /** A server of which is known that it serves clients who behave. */
  private CallbackEchoServer startServer() {
    expectAReaderForWhoeverConnects();
    var trial = new InterestPoller();
    try (var loopOfItsOwn = EventLoop.create(Clock.monotonic(), trial);
        var server = start(loopOfItsOwn, trial)) {
      SocketAddress address = server.address();
      expectTwoWords(
          serveTwoWords(FORGETS_TO_CLEAR, TWO_WORDS, loopOfItsOwn, trial, address), trial);
      expectTwoWords(
          serveTwoWords(ACCEPTS_ONCE, "serving a second client", loopOfItsOwn, trial, address),
          trial);
    }
    return start();
  }

  private static void expectTwoWords(String echo, InterestPoller poller) {
    observed("the echo", echo)
        .suggests(STALE_WRITER, seen -> poller.polledForBoth())
        .suggests(FORGETS_TO_CLEAR)
        .shouldBe("one two");
  }

  private static String serveTwoWords(
      Misconception otherwise,
      String what,
      EventLoop loop,
      InterestPoller poller,
      SocketAddress server) {
    return whileServing(
        otherwise,
        what,
        loop,
        poller,
        () -> {
          try (var client = SocketChannel.open(server)) {
            return twoEchoes(client);
          }
        });
  }

  private static String twoEchoes(SocketChannel client) throws IOException {
    send(client, "one ");
    String first = receiveText(client, 4);
    send(client, "two");
    return first + receiveText(client, 3);
  }

  /**
   * Runs the loop until clients, which live on another thread and may wait, have done their part.
   */
  private static <T> T whileServing(
      Misconception otherwise,
      String what,
      EventLoop loop,
      InterestPoller poller,
      Callable<T> clients) {
    var task = new FutureTask<>(clients);
    return Waits.unlessInVain(
        what,
        () ->
            during(
                otherwise,
                what,
                () -> {
                  serve(loop, poller, what, task);
                  try {
                    return task.get();
                  } catch (ExecutionException e) {
                    throw e.getCause();
                  }
                }));
  }

  /** If it takes long while a connection waits for both, a hang is probably due to that. */
  private static void serve(EventLoop loop, InterestPoller poller, String what, Runnable clients) {
    var served = new AtomicBoolean();
    var busy =
        new LoopObserver() {
          private int polls;

          @Override
          public void beforePoll(long timeoutNanos) {
            if (++polls == MOST_EVENTS) {
              loop.stop();
              poller.wakeUp();
            }
          }
        };
    Thread.ofPlatform()
        .name("clients")
        .daemon()
        .start(
            () -> {
              clients.run();
              loop.callSoonThreadsafe(
                  () -> {
                    served.set(true);
                    loop.stop();
                  });
            });
    loop.addObserver(busy);
    loop.runForever();
    loop.removeObserver(busy);
    if (!served.get() && poller.polledForBoth()) {
      during(BOTH_AT_ONCE, what, loop::runForever);
    } else if (!served.get()) {
      loop.runForever();
    }
  }

  private <T> T whileServing(Misconception otherwise, String what, Callable<T> clients) {
    return whileServing(otherwise, what, loop, poller, clients);
  }

  /** Connects a client, with the loop running, so that nobody has to wait in a line. */
  private SocketChannel connect(CallbackEchoServer server) {
    SocketAddress address = server.address();
    return whileServing(
        ACCEPTS_ONCE, "letting a client connect", () -> closeLater(SocketChannel.open(address)));
  }

  /** What is a sign, in a server that does something wrong, of a writer that was not removed. */
  private boolean keptAWriter() {
    return poller.polledForBoth();
  }

  private static void send(SocketChannel client, byte[] bytes) throws IOException {
    client.write(ByteBuffer.wrap(bytes));
  }

  private static void send(SocketChannel client, String text) throws IOException {
    send(client, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads so many bytes, fewer only if the stream ends before. */
  private static byte[] receive(SocketChannel client, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && client.read(bytes) >= 0) {
      // there is more to come
    }
    byte[] received = new byte[bytes.position()];
    bytes.flip().get(received);
    return received;
  }

  private static String receiveText(SocketChannel client, int count) throws IOException {
    return new String(receive(client, count), StandardCharsets.UTF_8);
  }

  /** What a client gets that sends one word, and waits for its echo. */
  private static String echoOf(SocketAddress server, String word) throws IOException {
    try (var client = SocketChannel.open(server)) {
      send(client, word);
      return receiveText(client, word.length());
    }
  }

  /** Runs until the server no longer waits for more clients than that, and asks how many it has. */
  private Observation<Integer> connectionsOnce(
      CallbackEchoServer server, int left, Misconception otherwise) {
    during(
        otherwise,
        "running until the server notices who has left",
        () -> runUntil(() -> poller.waitsFor(SocketChannel.class).size() <= left));
    return observed("connections() after clients have left", server.connections());
  }

  @Test
  @DisplayName("the server sends back what a client sends, each time it sends")
  void theServerSendsBackWhatAClientSendsEachTimeItSends() throws IOException {
    CallbackEchoServer server = start();
    observed("connections() before anybody came", server.connections()).shouldBe(0);
    SocketChannel client = connect(server);
    String answers = whileServing(FORGETS_TO_CLEAR, TWO_WORDS, () -> twoEchoes(client));
    expectTwoWords(answers, poller);
    observed("connections() with one client", server.connections()).shouldBe(1);
    observed("what the server waits for then", poller.waitsFor(SocketChannel.class))
        .suggests(WRITER_STAYS)
        .shouldBe("reading");

    client.close();
    connectionsOnce(server, 0, FORGETS_THE_END)
        .suggests(WRITER_STAYS, seen -> seen > 0 && keptAWriter())
        .suggests(COUNTS_EVERYBODY, seen -> poller.waitsFor(SocketChannel.class).isEmpty())
        .suggests(FORGETS_THE_END)
        .shouldBe(0);
  }

  @Test
  @TimeLimit(seconds = 3)
  @DisplayName("a client that stops sending gets the whole echo, then the end")
  void aClientThatStopsSendingGetsTheWholeEchoThenTheEnd() throws IOException {
    CallbackEchoServer server = startServer();
    byte[] sent = Bytes.at(7, 4 * 1024 * 1024);
    SocketChannel client = connect(server);
    byte[] received =
        whileServing(
            FORGETS_THE_END,
            TO_THE_END,
            () -> {
              var sender =
                  new FutureTask<>(
                      () -> {
                        send(client, sent);
                        return client.shutdownOutput();
                      });
              Thread.ofPlatform().name("sender").daemon().start(sender);
              byte[] echo = receive(client, sent.length + 1);
              sender.get();
              return echo;
            });

    observed("how the echo compares", Bytes.compare(sent, received))
        .suggests(STALE_WRITER, seen -> keptAWriter())
        .suggests(LOSES_THE_REST)
        .shouldBe("the same");
  }

  /** A client that sends as much as goes, and reads nothing; it does not block. */
  private SocketChannel clientThatDoesNotRead(CallbackEchoServer server) throws IOException {
    var client = closeLater(SocketChannel.open());
    client.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
    client.setOption(StandardSocketOptions.SO_SNDBUF, 64 * 1024);
    SocketAddress address = server.address();
    whileServing(ACCEPTS_ONCE, "letting a client connect", () -> client.connect(address));
    client.configureBlocking(false);
    return client;
  }

  /** Has a client send as much as goes; returns how many bytes went. */
  private int serveWithoutReading(SocketChannel client) {
    String what = "serving a client that does not read";
    return Waits.unlessInVain(what, () -> during(BLOCKS_ALL, what, () -> fillUp(client)));
  }

  /** Sends until nothing moves any more; returns how many bytes went. */
  private int fillUp(SocketChannel client) throws IOException {
    int sent = 0;
    ByteBuffer next = ByteBuffer.wrap(Bytes.at(sent, 16 * 1024));
    int quiet = 0;
    int inVain = 0;
    while (quiet < QUIET_ROUNDS && inVain < MOST_EVENTS && sent < MOST_BYTES) {
      int reports = poller.reports();
      int now = client.write(next);
      if (now > 0) {
        sent += now;
        next = ByteBuffer.wrap(Bytes.at(sent, 16 * 1024));
      }
      runOneIteration();
      inVain = now == 0 ? inVain + 1 : 0;
      quiet = now == 0 && reports == poller.reports() ? quiet + 1 : 0;
    }
    return sent;
  }

  @Test
  @TimeLimit(seconds = 3)
  @DisplayName("a client that does not read is not read from, until it has its echo")
  void aClientThatDoesNotReadIsNotReadFromUntilItHasItsEcho() throws IOException {
    CallbackEchoServer server = startServer();
    SocketChannel slow = clientThatDoesNotRead(server);
    int sent = serveWithoutReading(slow);
    observed("what the server waits for then", poller.waitsFor(SocketChannel.class))
        .suggests(NO_BACK_PRESSURE, seen -> seen.contains("reading and writing"))
        .suggests(LOSES_THE_REST, seen -> seen.contains("reading"))
        .shouldBe("writing");

    slow.configureBlocking(true);
    byte[] received =
        whileServing(LOSES_THE_REST, "serving it once it reads", () -> receive(slow, sent));
    observed("how its echo compares", Bytes.compare(Bytes.at(0, sent), received))
        .suggests(STALE_WRITER, seen -> keptAWriter())
        .suggests(LOSES_THE_REST)
        .shouldBe("the same");
    observed("what the server waits for after that", poller.waitsFor(SocketChannel.class))
        .suggests(WRITER_STAYS)
        .shouldBe("reading");
  }

  @Test
  @TimeLimit(seconds = 3)
  @DisplayName("a client that does not read holds up no other, and loses nothing")
  void aClientThatDoesNotReadHoldsUpNoOtherAndLosesNothing() throws IOException {
    CallbackEchoServer server = startServer();
    SocketAddress address = server.address();
    SocketChannel slow = clientThatDoesNotRead(server);
    int sent = serveWithoutReading(slow);
    String quick =
        whileServing(
            BLOCKS_ALL,
            "serving a second client, while the first one does not read",
            () -> echoOf(address, "quick"));
    observed("the echo of the second client", quick).shouldBe("quick");

    slow.configureBlocking(true);
    slow.shutdownOutput();
    byte[] received = whileServing(FORGETS_THE_END, TO_THE_END, () -> receive(slow, sent + 1));
    observed(
            "how the echo of the first client compares", Bytes.compare(Bytes.at(0, sent), received))
        .suggests(STALE_WRITER, seen -> keptAWriter())
        .suggests(LOSES_THE_REST)
        .shouldBe("the same");
  }

  /** Closes a client's connection the hard way: the other side gets an IOException. */
  private static void reset(SocketChannel client) throws IOException {
    client.setOption(StandardSocketOptions.SO_LINGER, 0);
    client.close();
  }

  @Test
  @TimeLimit(seconds = 3)
  @DisplayName("a client that breaks off disturbs no other")
  void aClientThatBreaksOffDisturbsNoOther() throws IOException {
    CallbackEchoServer server = startServer();
    SocketAddress address = server.address();
    SocketChannel reading = connect(server);
    SocketChannel stays = connect(server);
    SocketChannel writing = clientThatDoesNotRead(server);
    serveWithoutReading(writing);
    observed("connections() with three clients", server.connections()).shouldBe(3);

    reset(reading);
    expectConnectionsAfterReset(server, 2);
    reset(writing);
    expectConnectionsAfterReset(server, 1);
    observed("what the exception handler was told", trace)
        .suggests(FAILURE_LEAVES_THE_CONNECTION)
        .shouldBeEmpty();

    String echo =
        whileServing(
            FAILURE_ENDS_THE_SERVER,
            "serving those who are still there, and those who come",
            () -> {
              send(stays, "old");
              return receiveText(stays, 3) + " " + echoOf(address, "new");
            });
    observed("the echoes", echo)
        .suggests(SHARED_BUFFER, seen -> !"old new".startsWith(seen.strip()))
        .suggests(FAILURE_ENDS_THE_SERVER)
        .shouldBe("old new");
  }

  private void expectConnectionsAfterReset(CallbackEchoServer server, int expected) {
    connectionsOnce(server, expected, FAILURE_LEAVES_THE_CONNECTION)
        .suggests(BOTH_AT_ONCE, seen -> seen > expected && keptAWriter())
        .suggests(FAILURE_ENDS_THE_SERVER, seen -> seen < expected)
        .suggests(FAILURE_LEAVES_THE_CONNECTION)
        .shouldBe(expected);
  }

  @Test
  @TimeLimit(seconds = 8)
  @DisplayName("1,000 clients at once get their echo, every byte of it")
  void aThousandClientsAtOnceGetTheirEchoEveryByteOfIt() throws IOException {
    FileDescriptors.require(2 * MANY_CLIENTS + 100);
    CallbackEchoServer server = startServer();
    SocketAddress address = server.address();
    var clients = new ArrayList<SocketChannel>();
    List<String> wrong =
        whileServing(
            ACCEPTS_ONCE,
            "letting 1,000 clients connect, 20 at a time",
            () -> {
              var differences = new ArrayList<String>();
              while (clients.size() < MANY_CLIENTS) {
                var wave = new ArrayList<SocketChannel>();
                while (wave.size() < CLIENTS_IN_A_WAVE) {
                  wave.add(closeLater(SocketChannel.open(address)));
                }
                differences.addAll(exchange(wave, 1));
                clients.addAll(wave);
              }
              return differences;
            });
    wrong.addAll(
        whileServing(
            LOSES_THE_REST,
            "serving 1,000 clients at once",
            () -> {
              List<String> differences = exchange(clients, 100);
              differences.addAll(exchange(clients, 10_000));
              return differences;
            }));
    observed("the clients that got something else than they sent", wrong)
        .suggests(STALE_WRITER, seen -> keptAWriter())
        .suggests(LOSES_THE_REST)
        .shouldBeEmpty();
    observed("connections()", server.connections()).shouldBe(MANY_CLIENTS);

    for (SocketChannel client : clients) {
      client.close();
    }
    connectionsOnce(server, 0, FORGETS_THE_END)
        .suggests(WRITER_STAYS, seen -> keptAWriter())
        .suggests(COUNTS_EVERYBODY)
        .shouldBe(0);
  }

  /** Everybody sends, then everybody reads. */
  private static List<String> exchange(List<SocketChannel> clients, int size) throws IOException {
    for (int i = 0; i < clients.size(); i++) {
      send(clients.get(i), Bytes.at(i, size));
    }
    var differences = new ArrayList<String>();
    for (int i = 0; i < clients.size(); i++) {
      String difference = Bytes.compare(Bytes.at(i, size), receive(clients.get(i), size));
      if (!difference.equals("the same")) {
        differences.add("client " + i + ": " + difference);
      }
    }
    return differences;
  }

  @Test
  @DisplayName("closing the server disconnects everybody and frees the address")
  void closingTheServerDisconnectsEverybodyAndFreesTheAddress() throws IOException {
    CallbackEchoServer server = startServer();
    InetSocketAddress address = server.address();
    SocketChannel idle = connect(server);
    SocketChannel slow = clientThatDoesNotRead(server);
    serveWithoutReading(slow);
    observed("connections() with two clients", server.connections()).shouldBe(2);

    server.close();
    attempting("closing the server again", server::close).shouldSucceed();
    observed("connections() of a closed server", server.connections())
        .suggests(CLOSE_KEEPS_CLIENTS)
        .shouldBe(0);
    observed("what is waited for on channels of clients", poller.waitsFor(SocketChannel.class))
        .suggests(CLOSE_KEEPS_CLIENTS)
        .shouldBeEmpty();
    observed("what is waited for on the listener", poller.waitsFor(ServerSocketChannel.class))
        .suggests(CLOSE_KEEPS_LISTENING)
        .shouldBeEmpty();
    int atTheEnd =
        whileServing(CLOSE_KEEPS_CLIENTS, "reading from a closed server", () -> readOne(idle));
    observed("what an idle client reads from a closed server", atTheEnd).shouldBe(-1);

    attempting(
            "starting another server at the same address",
            () -> closeLater(CallbackEchoServer.start(loop, address)))
        .suggests(CLOSE_KEEPS_LISTENING)
        .shouldSucceed();
  }

  private static int readOne(SocketChannel client) throws IOException {
    return client.read(ByteBuffer.allocate(1));
  }

  @Test
  @DisplayName("a listener that cannot accept is left alone for a while")
  void aListenerThatCannotAcceptIsLeftAloneForAWhile() throws IOException {
    int iterations = 20;
    var failing = new InterestPoller();
    var reports = new Trace();
    boolean stillThere;
    try (var timeless = EventLoop.create(() -> 0, failing);
        var _ = CallbackEchoServer.start(timeless, loopback())) {
      timeless.setExceptionHandler((_, _) -> reports.add("accept failed"));
      SelectableChannel listener = failing.failAccepting();
      for (int i = 0; i < iterations; i++) {
        timeless.stop();
        timeless.runForever();
      }
      stillThere = timeless.removeReader(listener);
    }

    observed(
            "how often the exception handler was told of it, in 20 iterations at the same time",
            reports.lines().size())
        .suggests(SILENT_ACCEPT, seen -> seen == 0)
        .suggests(CLOSED_ARE_SKIPPED, seen -> !stillThere)
        .suggests(FAILING_ACCEPT)
        .shouldSatisfy(
            "once or twice, then not before some time has passed", seen -> seen >= 1 && seen <= 2);
  }

  @Test
  @DisplayName("an address that is taken is refused")
  void anAddressThatIsTakenIsRefused() {
    CallbackEchoServer server = start();
    attempting(
            "starting a second server at the same address",
            () -> closeLater(CallbackEchoServer.start(loop, server.address())))
        .shouldThrow(UncheckedIOException.class);
  }
}

package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.1", part = 3, points = 8, seconds = 4)
@DisplayName("04.1 Streams, part 3: the writer, and drain")
class StreamWriterTest extends StreamTests {

  private static final Misconception DRAIN_SUSPENDS =
      Misconception.of("drain-always-waits", "drain waits although there is room");

  private static final Misconception DRAIN_IS_IDLE =
      Misconception.of("drain-never-waits", "drain returns although writing is paused");

  private static final Misconception DRAIN_WAKES_ONE =
      Misconception.of(
          "drain-wakes-one", "there is room again, and only one of those that wait is told");

  private static final Misconception ONE_FUTURE =
      Misconception.of(
          "one-future-for-all",
          "all who drain wait for one future, and who is cancelled cancels it for the others");

  private static final Misconception DRAIN_WAITS_FOR_ALL =
      Misconception.of(
          "drain-waits-for-all",
          "drain waits until everything has gone out; it is enough that there is room");

  private static final Misconception DRAIN_HANGS =
      Misconception.of(
          "drain-outlives-the-connection", "the connection is lost, and drain waits on for room");

  private static final Misconception DRAIN_SILENT =
      Misconception.of(
          "drain-hides-the-loss",
          "the connection is lost, and drain or waitClosed says that all is well");

  private static final Misconception CLEAN_END_FAILS =
      Misconception.of(
          "clean-end-is-a-failure",
          "the connection ended as it should while drain waited, and drain fails");

  private static final Misconception FAILS_AS_ANOTHER =
      Misconception.of(
          "failure-in-another-guise",
          "another exception is thrown than the one by which the connection failed");

  private static final Misconception LATE_DRAIN =
      Misconception.of(
          "late-drain-tells-why",
          "the connection was lost before, and drain fails by what ended it; it should say"
              + " Connection lost");

  private static final Misconception TOLD_ONCE =
      Misconception.of(
          "loss-is-told-once",
          "the failure is told once, and who asks later hears that all is well");

  private static final Misconception READER_LAST =
      Misconception.of(
          "reader-is-asked-last",
          "the reader has failed, and drain waits for room before it looks");

  private static final Misconception CLOSING_HIDES_LOSS =
      Misconception.of(
          "drain-runs-ahead-of-the-loss",
          "the transport is closing, and drain gives nobody else a turn: a coroutine that only"
              + " writes never hears that the connection is lost");

  private static final Misconception CLOSING_IS_LOSS =
      Misconception.of(
          "closing-is-a-loss",
          "the transport is closing, and the writer takes that for the loss of the connection");

  private static final Misconception WAITING_CLOSES =
      Misconception.of("waiting-closes", "waitClosed closes the connection; it should only wait");

  private final FlowControl flow = new FlowControl();

  private final StreamReader reader = new StreamReader();

  private final RecordingTransport transport = new RecordingTransport();

  private final StreamWriter writer = new StreamWriter(transport, flow, reader);

  private Task<Void> draining(String name) {
    return start(
        name,
        () -> {
          try {
            await(writer.drain(), IOException.class);
            note(name + " went on");
          } catch (Exception failure) {
            note(name + " failed: " + failure.getMessage());
          }
        });
  }

  @Test
  @DisplayName("writing goes to the transport at once, and never waits")
  void writingGoesToTheTransport() {
    run(
        () -> {
          flow.pauseWriting();
          writer.write(bytes("a"));
          writer.write(buffer("b"));
          writer.writeEof();
          writer.close();
        });

    observed("asked of the transport", transport.asked)
        .shouldBe("write a", "write b", "write eof", "close");
  }

  @Test
  @DisplayName("what is written may be a part of an array, or stand outside the heap")
  void anyBufferCanBeWritten() {
    run(
        () -> {
          attempting("writing a direct buffer", () -> writer.write(direct("abc")))
              .suggests(StreamReaderTest.BACKING_ARRAY)
              .shouldSucceed();
          writer.write(slice("de"));
        });

    observed("asked of the transport", transport.asked)
        .suggests(StreamReaderTest.BACKING_ARRAY)
        .shouldBe("write abc", "write de");
  }

  @Test
  @DisplayName("a writer knows whether it is closing, and passes on what is written then")
  void writingWhileClosing() {
    run(
        () -> {
          note("closing: " + writer.isClosing());
          writer.close();
          note("closing: " + writer.isClosing());
          attempting("writing while closing", () -> writer.write(bytes("a")))
              .suggests(CLOSING_IS_LOSS)
              .shouldSucceed();
        });

    observed("what the writer said", trace).shouldBe("closing: false", "closing: true");
    observed("asked of the transport", transport.asked)
        .suggests(CLOSING_IS_LOSS)
        .shouldBe("close", "write a");
  }

  @Test
  @DisplayName("drain does not suspend while there is room")
  void drainDoesNotSuspend() {
    run(
        () -> {
          EventLoop.running().callSoon(() -> note("another callback"));
          await(writer.drain());
          note("drained");
          ticks(1);
        });

    observed("what came first", trace)
        .suggests(DRAIN_SUSPENDS)
        .shouldBe("drained", "another callback");
  }

  @Test
  @DisplayName("drain does not wait until everything has gone out")
  void drainDoesNotWaitForAll() {
    runOrName(
        DRAIN_WAITS_FOR_ALL,
        "drain while a few bytes are kept",
        () -> {
          transport.kept = 5;
          Task<Void> task = draining("drain");
          ticks(3);
          note("all sent");
          transport.kept = 0;
          await(task);
        });

    observed("what happened", trace)
        .suggests(DRAIN_WAITS_FOR_ALL)
        .shouldBe("drain went on", "all sent");
  }

  @Test
  @DisplayName("drain waits while writing is paused, and all who wait go on, in their order")
  void drainWaitsWhilePaused() {
    runOrName(
        DRAIN_WAKES_ONE,
        "three coroutines drain while writing is paused",
        () -> {
          flow.pauseWriting();
          List<Task<Void>> tasks = List.of(draining("1"), draining("2"), draining("3"));
          ticks(3);
          note("room");
          flow.resumeWriting();
          for (Task<Void> task : tasks) {
            await(task);
          }
        });

    observed("what happened", trace)
        .suggests(DRAIN_IS_IDLE, seen -> !seen.getFirst().equals("room"))
        .suggests(DRAIN_WAKES_ONE, seen -> seen.size() < 4)
        .shouldBe("room", "1 went on", "2 went on", "3 went on");
  }

  @Test
  @DisplayName("a drain that is cancelled leaves the others alone")
  void aCancelledDrain() {
    run(
        () -> {
          flow.pauseWriting();
          Task<Void> first = draining("1");
          Task<Void> second = draining("2");
          ticks(1);
          first.cancel();
          ended(first);
          flow.resumeWriting();
          ended(second);
        });

    observed("who went on", trace).suggests(ONE_FUTURE, List::isEmpty).shouldBe("2 went on");
  }

  @Test
  @DisplayName("when the connection is lost, those who drain are told why")
  void lostWhileDraining() {
    runOrName(
        DRAIN_HANGS,
        "the connection is lost while a coroutine drains",
        () -> {
          flow.pauseWriting();
          Task<Void> task = draining("drain");
          ticks(1);
          flow.connectionLost(new SocketException("reset"));
          await(task);
        });

    observed("what drain did", trace)
        .suggests(DRAIN_SILENT, seen -> seen.contains("drain went on"))
        .shouldBe("drain failed: reset");
  }

  @Test
  @DisplayName("what is thrown is the failure itself")
  void theFailureItself() {
    var failure = new IOException("reset");
    run(
        () -> {
          flow.pauseWriting();
          Task<Void> draining = createTask(writer.drain());
          Task<Void> closing = createTask(writer.waitClosed());
          ticks(1);
          flow.connectionLost(failure);
          for (Task<Void> task : List.of(draining, closing)) {
            observed(
                    "what was thrown",
                    attempting("awaiting it", () -> await(task)).shouldThrow(Exception.class))
                .suggests(FAILS_AS_ANOTHER, thrown -> thrown.toString().contains("reset"))
                .shouldBeSameAs(failure);
          }
        });
  }

  @Test
  @DisplayName("when the connection ends as it should, those who drain go on")
  void closedWhileDraining() {
    runOrName(
        DRAIN_HANGS,
        "the connection is closed while a coroutine drains",
        () -> {
          flow.pauseWriting();
          Task<Void> task = draining("drain");
          ticks(1);
          flow.connectionLost(null);
          await(task);
        });

    observed("what drain did", trace)
        .suggests(CLEAN_END_FAILS, seen -> seen.getFirst().contains("failed"))
        .shouldBe("drain went on");
  }

  @Test
  @DisplayName("after the connection was lost, drain says so")
  void drainAfterTheLoss() {
    run(
        () -> {
          flow.connectionLost(null);
          await(draining("drain"));
        });

    observed("what drain did", trace)
        .suggests(DRAIN_SILENT, seen -> seen.contains("drain went on"))
        .shouldBe("drain failed: Connection lost");
  }

  @Test
  @DisplayName("who drains after the loss hears that there is no connection, not why")
  void drainAfterAFailure() {
    run(
        () -> {
          flow.connectionLost(new IOException("reset"));
          var thrown =
              attempting("drain after the loss", () -> await(writer.drain()))
                  .suggests(DRAIN_SILENT, nothing -> nothing == null)
                  .suggests(LATE_DRAIN, other -> "reset".equals(other.getMessage()))
                  .shouldThrow(SocketException.class);
          note(thrown.getMessage());
        });

    observed("what drain said", trace).shouldBe("Connection lost");
  }

  @Test
  @DisplayName("drain throws what reading the same connection has failed by")
  void drainTellsOfTheReader() {
    run(
        () -> {
          reader.setException(new IOException("reset by peer"));
          await(draining("drain"));
        });

    observed("what drain did", trace)
        .suggests(DRAIN_SILENT, seen -> seen.contains("drain went on"))
        .shouldBe("drain failed: reset by peer");
  }

  @Test
  @DisplayName("drain asks the reader first, before it waits for anything")
  void drainAsksTheReaderFirst() {
    runOrName(
        READER_LAST,
        "drain when reading has failed, on a closing transport, while writing is paused",
        () -> {
          reader.setException(new IOException("reset by peer"));
          flow.pauseWriting();
          writer.close();
          EventLoop.running().callSoon(() -> note("another callback"));
          await(draining());
          ticks(1);
        });

    observed("what came first", trace)
        .suggests(READER_LAST, seen -> seen.getFirst().equals("another callback"))
        .shouldBe("drain failed: reset by peer", "another callback");
  }

  @Test
  @DisplayName("on a transport that is closing, drain takes one iteration, and goes on")
  void closingIsNoLoss() {
    run(
        () -> {
          writer.close();
          EventLoop loop = EventLoop.running();
          loop.callSoon(
              () -> {
                note("one iteration");
                loop.callSoon(() -> note("two iterations"));
              });
          await(draining());
          ticks(2);
        });

    observed("what happened", trace)
        .suggests(CLOSING_HIDES_LOSS, seen -> seen.getFirst().equals("drain went on"))
        .suggests(CLOSING_IS_LOSS, seen -> seen.getFirst().contains("failed"))
        .shouldBe("one iteration", "drain went on", "two iterations");
  }

  /** Drains in the task that awaits it, with no other in between. */
  private Coroutine<Void> draining() {
    return async(
        () -> {
          try {
            await(writer.drain(), IOException.class);
            note("drain went on");
          } catch (IOException failure) {
            note("drain failed: " + failure.getMessage());
          }
        });
  }

  @Test
  @DisplayName("on a transport that is closing, drain lets the loop tell of the loss")
  void drainOnAClosingTransport() {
    run(
        () -> {
          writer.close();
          EventLoop.running().callSoon(() -> flow.connectionLost(null));
          await(draining());
        });

    observed("what drain did", trace)
        .suggests(CLOSING_HIDES_LOSS, seen -> seen.getFirst().equals("drain went on"))
        .shouldBe("drain failed: Connection lost");
  }

  @Test
  @DisplayName("waitClosed ends when the connection is gone, and throws why")
  void waitClosed() {
    run(
        () -> {
          Task<Void> closed = createTask(writer.waitClosed());
          ticks(2);
          note("done before the connection is gone: " + closed.isDone());
          flow.connectionLost(new SocketException("reset"));
          try {
            await(closed, IOException.class);
          } catch (IOException failure) {
            note("failed: " + failure.getMessage());
          }
        });

    observed("what waitClosed did", trace)
        .suggests(DRAIN_SILENT, seen -> seen.size() == 1)
        .shouldBe("done before the connection is gone: false", "failed: reset");
  }

  @Test
  @DisplayName("waitClosed only waits")
  void waitClosedOnlyWaits() {
    run(
        () -> {
          Task<Void> closed = createTask(writer.waitClosed());
          ticks(2);
          flow.connectionLost(null);
          await(closed);
        });

    observed("asked of the transport", transport.asked).suggests(WAITING_CLOSES).shouldBeEmpty();
  }

  @Test
  @DisplayName("waitClosed throws the failure to all who ask, also after the loss")
  void waitClosedAfterTheLoss() {
    run(
        () -> {
          flow.connectionLost(new IOException("reset"));
          for (int i = 0; i < 2; i++) {
            attempting("waitClosed after the loss", () -> await(writer.waitClosed()))
                .suggests(TOLD_ONCE, thrown -> thrown == null)
                .shouldThrow(IOException.class);
          }
        });
  }

  @Test
  @DisplayName("end to end: a sender is held up by a receiver that does not read")
  void backPressure() {
    run(
        () -> {
          var pair = MemoryConnection.pair(100, 100);
          pair.here().writer().transport().setWriteBufferLimits(new WriteBufferLimits(100, 50));
          var sent = new int[1];
          Task<Void> sender =
              start(
                  "sender",
                  () -> {
                    for (; sent[0] < 100; sent[0]++) {
                      pair.here().writer().write(new byte[50]);
                      await(pair.here().writer().drain());
                    }
                    pair.here().writer().writeEof();
                  });
          ticks(50);
          note("held up: " + (sent[0] < 20));
          int received = await(pair.there().reader().readAll()).length;
          await(sender);
          note(received + " received");
        });

    observed("what happened", trace)
        .suggests(DRAIN_IS_IDLE, seen -> seen.getFirst().equals("held up: false"))
        .shouldBe("held up: true", "5000 received");
  }
}

package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.stream.Connection;
import asyncio.stream.StreamProtocol;
import asyncio.stream.StreamWriter;
import asyncio.stream.WriteBufferLimits;
import asyncio.task.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.3", part = 2, points = 10, seconds = 20)
@DisplayName("05.3 Subprocesses: writing what a program reads")
class WritePipeTest extends ProcessTests {

  private static final Misconception BLOCKS_THE_LOOP =
      Misconception.of(
          "writes-on-the-loops-thread",
          "a write blocks its thread while the pipe is full, and here it is made on the loop's;"
              + " onThread makes it elsewhere");

  private static final Misconception TWO_WRITES =
      Misconception.of(
          "several-writes-at-once",
          "a write is begun while another is under way: on two threads, which of them comes first"
              + " is luck");

  private static final Misconception KEEPS_THE_BUFFER =
      Misconception.of(
          "keeps-the-callers-buffer",
          "what is to be written stays in the caller's buffer, who fills it with something else"
              + " meanwhile; copy it");

  private static final Misconception NO_FLUSH =
      Misconception.of(
          "never-flushes",
          "the stream of a process has a buffer of its own; what was written stays in there, and"
              + " both sides wait");

  private static final Misconception NEVER_PAUSES =
      Misconception.of(
          "never-pauses",
          "more is kept than the high limit allows, and the protocol does not hear of it, so that"
              + " drain never waits");

  private static final Misconception PAUSES_AGAIN =
      Misconception.of(
          "pauses-again-and-again",
          "the protocol is asked to pause with every write; once is enough, until it may go on");

  private static final Misconception RESUMES_EARLY =
      Misconception.of(
          "resumes-too-early",
          "the protocol goes on as soon as there is a little less than the high limit; it should be"
              + " down to the low one, or it pauses again with the next write");

  private static final Misconception CLOSE_DROPS =
      Misconception.of(
          "close-drops-what-is-kept",
          "the pipe is closed before what is kept has been written; the program misses its end");

  private static final Misconception EOF_IS_NOTHING =
      Misconception.of(
          "eof-leaves-the-pipe-open",
          "a program reads the end of its input when the pipe is closed, and there is no other"
              + " sign; here it stays open, and the program waits for more");

  private static final Misconception LATE_WRITE_FAILS =
      Misconception.of(
          "write-after-close-is-written",
          "what is written to a pipe that is closing should be dropped, as in asyncio");

  private static final Misconception FAILURE_GOES_ON =
      Misconception.of(
          "failure-writes-on",
          "a write has failed since the program reads no more, and the rest is tried all the same;"
              + " the connection is lost");

  private static final Misconception LOST_TWICE =
      Misconception.of(
          "write-pipe-lost-twice",
          "the protocol is told twice that the connection is lost; a pipe can fail, be aborted and"
              + " be closed, and only the first of them counts");

  private static final Misconception ABORT_WAITS =
      Misconception.of(
          "abort-waits-for-the-write",
          "aborting waits for a write that is under way, which may never end: the program does not"
              + " read. The connection is lost now");

  private static final Misconception ALL_AT_ONCE =
      Misconception.of(
          "all-in-one-write",
          "a megabyte is written in one call: until all of it has gone, nothing of it counts as"
              + " written, and a writer that could go on waits");

  private static final Misconception CLOSES_ON_THE_LOOP =
      Misconception.of(
          "write-pipe-closes-on-the-loop",
          "closing flushes, and so may block; here it is done on the loop's thread");

  private static final Misconception COUNTED_EARLY =
      Misconception.of(
          "counts-until-it-begins",
          "what a call has taken is counted no longer, although the call has not ended and the"
              + " program has read nothing");

  private static final Misconception ABORT_AFTER_CLOSE =
      Misconception.of(
          "abort-after-close-is-nothing",
          "the pipe is closing, and so abort does nothing; but closing waits for the program to"
              + " read, and abort is there for those who do not want to wait");

  private static final Misconception ABORT_TELLS =
      Misconception.of(
          "abort-tells-at-once",
          "the protocol is told of the end in the middle of abort, before its caller goes on; that"
              + " is for the loop's next iteration");

  private static final Misconception ABORT_RESUMES =
      Misconception.of(
          "abort-resumes",
          "what was kept is dropped, and the protocol is asked to go on, as if it had been written;"
              + " it hears of the lost connection, and nothing else");

  private static final Misconception SUBTRACTS_TWICE =
      Misconception.of(
          "dropped-is-subtracted-again",
          "what was dropped is no longer counted, and it is subtracted once more when the write has"
              + " ended that had it");

  private static final Misconception LOST_EARLY =
      Misconception.of(
          "lost-before-it-is-closed",
          "the protocol is told that the connection is lost, and the stream is not closed yet:"
              + " closing flushes, and may wait for the program");

  private static final Misconception CLOSING_FAILED =
      Misconception.of(
          "failed-closing-of-input-is-told",
          "closing the stream has failed, and the protocol hears of it: all was written before, and"
              + " a program need not wait for the end of its input");

  private static final Misconception HIDES_FAILURE =
      Misconception.of(
          "failure-while-closing-is-hidden",
          "a write has failed, and since the pipe was closing the protocol takes it that all has"
              + " been written");

  private static final Misconception PAUSES_AT_LIMIT =
      Misconception.of(
          "pauses-at-the-limit",
          "as much as the high limit is not too much: the protocol is to pause when it is more");

  private static final Misconception NO_RESUME =
      Misconception.of(
          "closing-does-not-resume",
          "the pipe is closing and writes what is kept, and who waits for that in drain does not"
              + " hear of it");

  private static final Misconception FLUSHES_BESIDE =
      Misconception.of(
          "flushes-beside-a-write",
          "a flush is under way, and the next write is begun beside it; flushing blocks like"
              + " writing, and takes its turn");

  private static final int PIECE = 64 * 1024;

  private WritePipe pipe;

  private ToldProtocol startPipe() {
    var protocol = new ToldProtocol(trace);
    pipe = new WritePipe(loop, threads, process.stdin, protocol);
    pipe.start();
    return protocol;
  }

  private void write(String text) {
    pipe.write(ByteBuffer.wrap(bytes(text)));
  }

  @Test
  @DisplayName("what is written reaches the program, in order, by one write after the other")
  void inOrder() {
    runOrName(
        BLOCKS_THE_LOOP,
        "writing to a pipe",
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("one ");
          write("two ");
          settle();
          write("three");
          settle();
          process.stdin.reads(100);
          settle();

          nothingBlockedTheLoop(BLOCKS_THE_LOOP, "a write", "flushing");
          observed("the most writes at once", process.stdin.mostCallsAtOnce())
              .suggests(TWO_WRITES)
              .shouldBe(1);
          observed("what reached the program", process.stdin.text())
              .suggests(NO_FLUSH, String::isEmpty)
              .shouldBe("one two three");
          observed("what the protocol was told", trace).shouldBe("made");
        });
    nothingBlockedTheLoop(BLOCKS_THE_LOOP, "a write", "flushing");
  }

  @Test
  @DisplayName("what is written is flushed: the program need not wait for more")
  void flushed() {
    run(
        () -> {
          startPipe();
          write("a question");
          settle();
          observed("what reached the program", process.stdin.text())
              .suggests(NO_FLUSH, String::isEmpty)
              .shouldBe("a question");
        });
  }

  @Test
  @DisplayName("the buffer is the caller's again afterwards, and all of it was taken")
  void theBufferIsTheCallers() {
    run(
        () -> {
          startPipe();
          ByteBuffer buffer = ByteBuffer.wrap(bytes("<first>")).slice(1, 5);
          pipe.write(buffer);
          observed("what remains in the buffer", buffer.remaining()).shouldBe(0);
          buffer.clear().put(bytes("OTHER"));
          settle();
          observed("what reached the program", process.stdin.text())
              .suggests(NO_FLUSH, _ -> process.stdin.holdsUnflushed())
              .suggests(KEEPS_THE_BUFFER)
              .shouldBe("first");
        });
  }

  @Test
  @DisplayName("what the program has not read is kept, and counted")
  void kept() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("four");
          settle();
          observed("the bytes that are kept", pipe.writeBufferSize())
              .suggests(COUNTED_EARLY, size -> size == 0)
              .shouldBe(4);
          process.stdin.reads(4);
          settle();
          observed("the bytes that are kept, once they were read", pipe.writeBufferSize())
              .shouldBe(0);
        });
  }

  @Test
  @DisplayName("above the high limit the protocol pauses, at the low one it goes on; each once")
  void waterMarks() {
    run(
        () -> {
          startPipe();
          pipe.setWriteBufferLimits(new WriteBufferLimits(5 * PIECE / 2, PIECE));
          process.stdin.reads(0);
          for (int i = 0; i < 5; i++) {
            pipe.write(ByteBuffer.allocate(PIECE));
            settle();
          }
          trace.add("now 5");
          for (int i = 0; i < 5; i++) {
            process.stdin.reads(PIECE);
            settle();
            trace.add("now " + pipe.writeBufferSize() / PIECE);
          }
          observed("what the protocol was told", trace)
              .suggests(NEVER_PAUSES, seen -> !seen.contains("pause"))
              .suggests(PAUSES_AGAIN, seen -> seen.indexOf("pause") != seen.lastIndexOf("pause"))
              .suggests(
                  RESUMES_EARLY,
                  seen -> seen.contains("resume") && seen.indexOf("resume") < seen.indexOf("now 2"))
              .shouldBe(
                  "made", "pause", "now 5", "now 4", "now 3", "now 2", "resume", "now 1", "now 0");
        });
  }

  @Test
  @DisplayName("more than the high limit is too much, and the limit itself is not")
  void atTheLimit() {
    run(
        () -> {
          startPipe();
          pipe.setWriteBufferLimits(new WriteBufferLimits(4, 1));
          process.stdin.reads(0);
          write("four");
          trace.add("at the limit");
          write("5");
          observed("what the protocol was told", trace)
              .suggests(PAUSES_AT_LIMIT, seen -> seen.indexOf("pause") == 1)
              .suggests(NEVER_PAUSES, seen -> !seen.contains("pause"))
              .shouldBe("made", "at the limit", "pause");
        });
  }

  @Test
  @DisplayName("without other limits, those of a connection hold: 64 KiB")
  void defaultLimits() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          pipe.write(ByteBuffer.allocate(WriteBufferLimits.DEFAULT.high() - 1));
          trace.add("64 KiB but one");
          write("ab");
          observed("what the protocol was told", trace)
              .suggests(NEVER_PAUSES, seen -> !seen.contains("pause"))
              .shouldBe("made", "64 KiB but one", "pause");
        });
  }

  @Test
  @DisplayName("who waits until it may write again hears of it although the pipe is closing")
  void resumedWhileClosing() {
    run(
        () -> {
          startPipe();
          pipe.setWriteBufferLimits(new WriteBufferLimits(3, 1));
          process.stdin.reads(0);
          write("four");
          pipe.close();
          settle();
          process.stdin.reads(4);
          settle();
          observed("what the protocol was told", trace)
              .suggests(NO_RESUME, seen -> !seen.contains("resume") && seen.contains("lost"))
              .shouldBe("made", "pause", "resume", "lost");
        });
  }

  @Test
  @DisplayName("a flush takes its turn: no write beside it")
  void flushTakesItsTurn() {
    run(
        () -> {
          startPipe();
          var mayFlush = new Future<Void>(loop);
          process.stdin.flushesNotBefore(mayFlush);
          write("one ");
          settle();
          write("two");
          settle();
          observed("the most writes and flushes at once", process.stdin.mostCallsAtOnce())
              .suggests(FLUSHES_BESIDE, calls -> calls > 1)
              .shouldBe(1);
          mayFlush.setResult(null);
          settle();
          observed("what reached the program", process.stdin.text()).shouldBe("one two");
        });
  }

  @Test
  @DisplayName("a limit that is lowered counts from now on")
  void loweredLimit() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("four");
          pipe.setWriteBufferLimits(WriteBufferLimits.ofHigh(3));
          observed("what the protocol was told", trace)
              .suggests(COUNTED_EARLY, _ -> pipe.writeBufferSize() < 4)
              .suggests(NEVER_PAUSES, seen -> !seen.contains("pause"))
              .shouldBe("made", "pause");
        });
  }

  @Test
  @DisplayName("drain waits until the program has read")
  void drain() {
    run(
        () -> {
          var made = new ArrayList<Connection>();
          pipe =
              new WritePipe(
                  loop, threads, process.stdin, new StreamProtocol(100, made::add, _ -> {}));
          pipe.start();
          StreamWriter writer = made.getFirst().writer();
          process.stdin.reads(0);
          writer.write(new byte[100_000]);
          start(
              () -> {
                await(writer.drain());
                trace.add("drained");
              });
          settle();
          trace.add("the program reads");
          process.stdin.reads(100_000);
          settle();

          observed("what happened", trace)
              .suggests(NEVER_PAUSES, seen -> seen.indexOf("drained") == 0)
              .shouldBe("the program reads", "drained");
        });
  }

  @Test
  @DisplayName("much is written in pieces of 64 KiB at most, each of which counts")
  void pieces() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(PIECE);
          pipe.write(ByteBuffer.allocate(200_000));
          settle();
          observed("the longest write", process.stdin.longestWrite())
              .suggests(ALL_AT_ONCE, length -> length == 200_000)
              .shouldSatisfy("at most 65,536 bytes", length -> length <= PIECE);
          observed("whether what was read counts as written", pipe.writeBufferSize() < 200_000)
              .suggests(ALL_AT_ONCE)
              .shouldBe(true);
          process.stdin.reads(200_000);
          settle();
          observed("how much reached the program", process.stdin.length()).shouldBe(200_000);
        });
  }

  @Test
  @DisplayName("closing writes what is kept, then closes the stream, then tells the protocol")
  void closing() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          process.stdin.whenClosed(
              () -> trace.add("the program reads the end after " + process.stdin.text()));
          write("one ");
          write("two");
          pipe.close();
          observed("whether it is closing", pipe.isClosing()).shouldBe(true);
          settle();
          trace.add("the program reads");
          process.stdin.reads(100);
          settle();

          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("what happened", trace)
              .suggests(NO_FLUSH, _ -> process.stdin.holdsUnflushed())
              .suggests(
                  CLOSE_DROPS,
                  seen ->
                      seen.contains("lost")
                          && !seen.contains("the program reads the end after one two"))
              .shouldBe(
                  "made", "the program reads", "the program reads the end after one two", "lost");
        });
  }

  @Test
  @DisplayName("to end what is written is to close the pipe, after what is kept")
  void endOfInput() {
    run(
        () -> {
          startPipe();
          write("all");
          pipe.writeEof();
          pipe.writeEof();
          pipe.close();
          settle();
          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("whether the stream is closed", process.stdin.isClosed())
              .suggests(EOF_IS_NOTHING)
              .shouldBe(true);
          observed("what reached the program", process.stdin.text())
              .suggests(NO_FLUSH, _ -> process.stdin.holdsUnflushed())
              .suggests(CLOSE_DROPS)
              .shouldBe("all");
          observed("what the protocol was told", trace)
              .suggests(LOST_TWICE, seen -> seen.stream().filter("lost"::equals).count() > 1)
              .shouldBe("made", "lost");
        });
  }

  @Test
  @DisplayName("what is written to a pipe that is closing is dropped")
  void writtenAfterClose() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("in time");
          pipe.close();
          ByteBuffer late = ByteBuffer.wrap(bytes("late"));
          attempting("writing after close", () -> pipe.write(late))
              .suggests(LATE_WRITE_FAILS)
              .shouldSucceed();
          observed("what remains in the buffer", late.remaining())
              .suggests(LATE_WRITE_FAILS)
              .shouldBe(0);
          process.stdin.reads(100);
          settle();
          observed("what reached the program", process.stdin.text())
              .suggests(LATE_WRITE_FAILS, "in timelate"::equals)
              .shouldBe("in time");
        });
  }

  @Test
  @DisplayName("a write that fails ends the connection by its failure; the rest is dropped")
  void brokenPipe() {
    run(
        () -> {
          ToldProtocol protocol = startPipe();
          process.stdin.reads(0);
          write("one");
          write("two");
          settle();
          var failure = new IOException("Broken pipe");
          process.stdin.breaks(failure);
          settle();
          write("three");
          pipe.close();
          settle();

          observed("what the protocol was told", trace)
              .suggests(
                  LOST_TWICE, seen -> seen.stream().filter(it -> it.startsWith("lost")).count() > 1)
              .suggests(FAILURE_GOES_ON)
              .shouldBe("made", "lost by a failure");
          observed("the failure", protocol.failure).shouldBeSameAs(failure);
          observed("the writes that were tried", process.stdin.writes())
              .suggests(FAILURE_GOES_ON, writes -> writes > 1)
              .shouldBe(1);
          observed("the bytes that are kept", pipe.writeBufferSize())
              .suggests(FAILURE_GOES_ON)
              .shouldBe(0);
          observed("whether the stream is closed", process.stdin.isClosed()).shouldBe(true);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a write that fails while the pipe is closing is told as well")
  void brokenWhileClosing() {
    run(
        () -> {
          ToldProtocol protocol = startPipe();
          process.stdin.reads(0);
          write("one");
          pipe.close();
          settle();
          var failure = new IOException("Broken pipe");
          process.stdin.breaks(failure);
          settle();

          observed("what the protocol was told", trace)
              .suggests(HIDES_FAILURE, seen -> seen.contains("lost"))
              .shouldBe("made", "lost by a failure");
          observed("the failure", protocol.failure).shouldBeSameAs(failure);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("the protocol is told of the end when the stream is closed, and not before")
  void toldWhenClosed() {
    run(
        () -> {
          startPipe();
          var mayClose = new Future<Void>(loop);
          process.stdin.closesNotBefore(mayClose);
          write("all");
          settle();
          pipe.close();
          settle();
          observed("what the protocol was told while closing blocks", trace)
              .suggests(LOST_EARLY, seen -> seen.contains("lost"))
              .shouldBe("made");
          mayClose.setResult(null);
          settle();
          observed("what the protocol was told when the stream was closed", trace)
              .shouldBe("made", "lost");
        });
  }

  @Test
  @DisplayName("what comes of closing the stream is nobody's business")
  void closingOfInputFails() {
    run(
        () -> {
          startPipe();
          write("all");
          settle();
          process.stdin.breaks(new IOException("Broken pipe"));
          pipe.close();
          settle();
          observed("what the protocol was told", trace)
              .suggests(CLOSING_FAILED, seen -> seen.contains("lost by a failure"))
              .shouldBe("made", "lost");
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a pipe that is closing can be aborted, whatever closing waits for")
  void abortedWhileClosing() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("not read");
          settle();
          pipe.close();
          settle();
          abortWhileClosing("its last write");
          process.stdin.reads(100);
          settle();
        });
    trace.clear();
    run(
        () -> {
          startPipe();
          var mayClose = new Future<Void>(loop);
          process.stdin.closesNotBefore(mayClose);
          pipe.close();
          settle();
          abortWhileClosing("its closing");
          mayClose.setResult(null);
          settle();
          observed("what the protocol was told when the stream was closed", trace)
              .suggests(LOST_TWICE)
              .shouldBe("made", "lost");
        });
    nothingWasReported();
  }

  private void abortWhileClosing(String blocked) {
    pipe.abort();
    settle();
    observed("what the protocol was told while " + blocked + " is blocked", trace)
        .suggests(ABORT_AFTER_CLOSE, seen -> !seen.contains("lost"))
        .shouldBe("made", "lost");
    observed("whether the stream is closed", process.stdin.isClosed())
        .suggests(ABORT_AFTER_CLOSE)
        .shouldBe(true);
  }

  @Test
  @DisplayName("a protocol that has paused is not asked to go on when all is dropped")
  void abortedWhilePaused() {
    run(
        () -> {
          startPipe();
          pipe.setWriteBufferLimits(new WriteBufferLimits(3, 1));
          process.stdin.reads(0);
          write("four");
          settle();
          pipe.abort();
          settle();
          process.stdin.reads(4);
          settle();
          observed("what the protocol was told", trace)
              .suggests(ABORT_RESUMES, seen -> seen.contains("resume"))
              .shouldBe("made", "pause", "lost");
        });
  }

  @Test
  @DisplayName("aborting drops what is kept, and does not wait for a write that is under way")
  void aborting() {
    run(
        () -> {
          startPipe();
          process.stdin.reads(0);
          write("one");
          write("two");
          settle();
          pipe.abort();
          observed("what the protocol was told before abort returned", trace)
              .suggests(ABORT_TELLS, seen -> seen.contains("lost"))
              .shouldBe("made");
          pipe.abort();
          settle();
          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("what the protocol was told while the write is blocked", trace)
              .suggests(ABORT_WAITS, seen -> !seen.contains("lost"))
              .suggests(LOST_TWICE, seen -> seen.stream().filter("lost"::equals).count() > 1)
              .shouldBe("made", "lost");
          observed("the bytes that are kept", pipe.writeBufferSize()).shouldBe(0);
          observed("whether the stream is closed", process.stdin.isClosed())
              .suggests(ABORT_WAITS)
              .shouldBe(true);
          process.stdin.reads(100);
          settle();
          observed("what the protocol was told when the write has ended", trace)
              .suggests(LOST_TWICE)
              .shouldBe("made", "lost");
          observed("what reached the program", process.stdin.text()).shouldBe("");
          observed("the bytes that are kept when the write has ended", pipe.writeBufferSize())
              .suggests(SUBTRACTS_TWICE, size -> size < 0)
              .shouldBe(0);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a pipe of which the program has read all can be aborted, too")
  void abortedWhenEmpty() {
    run(
        () -> {
          startPipe();
          write("all");
          settle();
          pipe.abort();
          settle();
          observed("what the protocol was told", List.copyOf(trace.lines()))
              .shouldBe(List.of("made", "lost"));
          observed("whether the stream is closed", process.stdin.isClosed()).shouldBe(true);
        });
  }
}

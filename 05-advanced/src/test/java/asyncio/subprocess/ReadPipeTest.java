package asyncio.subprocess;

import static asyncio.Asyncio.await;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.Handle;
import asyncio.loop.LoopObserver;
import asyncio.stream.Connection;
import asyncio.stream.StreamProtocol;
import asyncio.stream.StreamReader;
import asyncio.task.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "05.3", part = 1, points = 10, seconds = 20)
@Needs(Need.PROCESSES)
@DisplayName("05.3 Subprocesses: reading what a program writes")
class ReadPipeTest extends ProcessTests {

  private static final Misconception BLOCKS_THE_LOOP =
      Misconception.of(
          "reads-on-the-loops-thread",
          "a read of a pipe blocks its thread until the program writes, and here it is made on the"
              + " loop's; onThread makes it elsewhere");

  private static final Misconception TWO_READS =
      Misconception.of(
          "several-reads-at-once",
          "a read is begun while another is under way, so that two threads share one stream, and"
              + " its bytes lose their order; remember that there is one");

  private static final Misconception READS_PAUSED =
      Misconception.of(
          "reads-while-paused",
          "the pipe is read although it is paused: what nobody wants yet piles up here, and the"
              + " program that writes it never has to wait");

  private static final Misconception STAYS_PAUSED =
      Misconception.of(
          "never-reads-again",
          "the pipe goes on, and no read is begun: the one that would have followed was left out"
              + " when it was paused");

  private static final Misconception DROPS_PAUSED =
      Misconception.of(
          "drops-what-came-while-paused",
          "a read that was under way when the pipe was paused has brought something, and that is"
              + " lost");

  private static final Misconception NO_END =
      Misconception.of(
          "end-of-stream-is-not-told",
          "the end of the stream reaches the protocol as a lost connection only; it is an event of"
              + " its own, eofReceived, before that");

  private static final Misconception FAILURE_IS_AN_END =
      Misconception.of(
          "failure-is-an-end",
          "a read that has failed is told as the end of the stream: a reader takes the half that it"
              + " has for the whole");

  private static final Misconception LATE_DATA =
      Misconception.of(
          "late-data-after-close",
          "a read that was under way when the pipe was closed has brought something, and the"
              + " protocol is told of it after the end");

  private static final Misconception LOST_TWICE =
      Misconception.of(
          "lost-twice", "the protocol is told twice that the connection is lost; look first");

  private static final Misconception CLOSES_ON_THE_LOOP =
      Misconception.of(
          "closes-on-the-loops-thread",
          "the stream is closed on the loop's thread; on some systems closing waits for a read that"
              + " is under way, and so the loop would");

  private static final Misconception STAYS_OPEN =
      Misconception.of(
          "stream-stays-open",
          "the pipe is closed, and its stream is not: each program that ran leaves a file"
              + " descriptor behind");

  private static final Misconception TOLD_AT_ONCE =
      Misconception.of(
          "lost-at-once",
          "the protocol is told of the end in the middle of close, before its caller goes on; that"
              + " is for the loop's next iteration");

  private static final Misconception RETURN_COUNTS =
      Misconception.of(
          "eof-keeps-it-open",
          "the stream has ended, and the pipe stays open since eofReceived has returned true; that"
              + " is for connections with two directions, a pipe has one");

  private static final Misconception END_WAITS =
      Misconception.of(
          "paused-end-is-not-told",
          "a read that was under way when the pipe was paused has brought the end, or a failure,"
              + " and the protocol does not hear of it; a failure does not come a second time");

  private static final Misconception LOST_WHEN_CLOSED =
      Misconception.of(
          "lost-when-closed",
          "the protocol is told of the end when the stream is closed, and closing may block: then"
              + " it is never told");

  private static final Misconception LOST_WITH_EOF =
      Misconception.of(
          "lost-with-eof",
          "the protocol is told that the connection is lost in the same callback in which it is"
              + " told of the end of the stream; that is for the loop's next iteration");

  private static final Misconception CLOSED_IN_EOF =
      Misconception.of(
          "closed-in-eof-is-closed-again",
          "the protocol has closed the pipe when it was told of the end of the stream, and the pipe"
              + " then closes by itself as if it had not; look again after each word to a"
              + " protocol");

  private static final Misconception READS_CLOSED =
      Misconception.of(
          "reads-what-is-closed",
          "the pipe is closed, and a read is begun all the same: a protocol may close it whenever"
              + " it is told something");

  private static final Misconception ABORT_FAILS =
      Misconception.of(
          "abort-is-a-failure",
          "to abort is what this side wants, and no failure: the protocol is told of none");

  private static final Misconception COUNTS_PAUSES =
      Misconception.of(
          "pauses-are-counted",
          "the pipe was paused twice, and is asked to go on once: it should, to pause it a second"
              + " time has done nothing");

  private static final Misconception CLOSING_FAILED =
      Misconception.of(
          "failed-closing-is-told",
          "closing the stream has failed, and somebody hears of it; there is nothing that anybody"
              + " could do about it");

  private ReadPipe pipe;

  private void startPipe() {
    startPipe(new ToldProtocol(trace));
  }

  private void startPipe(ToldProtocol protocol) {
    pipe = new ReadPipe(loop, threads, process.stdout, protocol);
    pipe.start();
  }

  @Test
  @DisplayName("what the program writes arrives, in order, after the connection was made")
  void whatIsWrittenArrives() {
    runOrName(
        BLOCKS_THE_LOOP,
        "reading a pipe",
        () -> {
          startPipe();
          settle();
          nothingBlockedTheLoop(BLOCKS_THE_LOOP, "a read");
          process.stdout.write("one");
          settle();
          process.stdout.write("two");
          process.stdout.write("three");
          settle();

          observed("what the protocol was told", trace)
              .shouldBe("made", "data one", "data two", "data three");
        });
    nothingBlockedTheLoop(BLOCKS_THE_LOOP, "a read");
  }

  @Test
  @DisplayName("as long as the program writes nothing, one thread waits for it")
  void oneThreadWaits() {
    run(
        () -> {
          startPipe();
          settle();
          observed("how many threads are blocked", threads.blocked())
              .suggests(BLOCKS_THE_LOOP, blocked -> blocked == 0)
              .shouldBe(1);
        });
  }

  @Test
  @DisplayName("while the pipe is paused nothing is read, and no thread waits")
  void pausedReadsNothing() {
    run(
        () -> {
          var pipes = new ArrayList<ReadPipe>();
          var protocol = new ToldProtocol(trace);
          protocol.then(
              told -> {
                if (told.startsWith("data")) {
                  pipes.getFirst().pauseReading();
                }
              });
          pipes.add(new ReadPipe(loop, threads, process.stdout, protocol));
          process.stdout.write("one");
          process.stdout.write("two");
          pipes.getFirst().start();
          settle();

          observed("what the protocol was told, which pauses at the first data", trace)
              .suggests(READS_PAUSED, seen -> seen.contains("data two"))
              .shouldBe("made", "data one");
          observed("how many bytes were read of the six", process.stdout.bytesRead())
              .suggests(READS_PAUSED)
              .shouldBe(3);
          observed("how many threads are blocked", threads.blocked()).shouldBe(0);
        });
  }

  @Test
  @DisplayName("a pipe that goes on reads what has been waiting")
  void goesOn() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          process.stdout.write("one");
          settle();
          process.stdout.write("two");
          settle();
          pipe.resumeReading();
          settle();

          observed("what the protocol was told", trace)
              .suggests(STAYS_PAUSED, seen -> seen.equals(List.of("made", "data one")))
              .shouldBe("made", "data one", "data two");
        });
  }

  @Test
  @DisplayName("what a read brings that was under way when the pipe was paused is handed on")
  void aReadUnderWay() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          process.stdout.write("on its way");
          settle();
          process.stdout.write("behind it");
          settle();

          observed("what the protocol was told", trace)
              .suggests(DROPS_PAUSED, seen -> seen.equals(List.of("made")))
              .suggests(READS_PAUSED, seen -> seen.contains("data behind it"))
              .shouldBe("made", "data on its way");
        });
  }

  @Test
  @DisplayName("pausing and going on while a read is under way begins no second one")
  void noSecondRead() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          pipe.resumeReading();
          pipe.resumeReading();
          settle();

          observed("the reads that are under way", process.stdout.readsNow())
              .suggests(TWO_READS, reads -> reads > 1)
              .shouldBe(1);
          process.stdout.write("one");
          process.stdout.write("two");
          settle();
          observed("the most reads at once", process.stdout.mostReadsAtOnce())
              .suggests(TWO_READS)
              .shouldBe(1);
        });
  }

  @Test
  @DisplayName("a protocol that pauses when it is told of the connection has nothing read")
  void pausedAtOnce() {
    run(
        () -> {
          var made = new ArrayList<Connection>();
          var protocol = new StreamProtocol(10, made::add, _ -> {});
          pipe = new ReadPipe(loop, threads, process.stdout, protocol);
          pipe.pauseReading();
          pipe.start();
          settle();
          observed("the reads of a pipe that was paused before", process.stdout.reads())
              .suggests(READS_PAUSED)
              .shouldBe(0);
        });
  }

  @Test
  @DisplayName("a program that writes much waits for a reader that reads little")
  void backPressure() {
    run(
        () -> {
          var made = new ArrayList<Connection>();
          pipe =
              new ReadPipe(
                  loop, threads, process.stdout, new StreamProtocol(1000, made::add, _ -> {}));
          pipe.start();
          for (int i = 0; i < 100; i++) {
            process.stdout.write(new byte[1000]);
          }
          settle();
          observed("how many bytes were read that nobody asked for", process.stdout.bytesRead())
              .suggests(READS_PAUSED, read -> read == 100_000)
              .shouldSatisfy("at most 3,000, with a limit of 1,000", read -> read <= 3000);
          StreamReader reader = made.getFirst().reader();
          int length = await(reader.readExactly(100_000)).length;
          observed("how many bytes came in the end", length).shouldBe(100_000);
        });
  }

  @Test
  @DisplayName("the end of the stream is told first, then that the connection is lost")
  void endOfStream() {
    run(
        () -> {
          startPipe();
          process.stdout.write("last");
          process.stdout.end();
          settle();

          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("what the protocol was told", trace)
              .suggests(NO_END, seen -> !seen.contains("eof") && seen.contains("lost"))
              .suggests(RETURN_COUNTS, seen -> seen.getLast().equals("eof"))
              .shouldBe("made", "data last", "eof", "lost");
          observed("whether the stream is closed", process.stdout.isClosed())
              .suggests(STAYS_OPEN)
              .shouldBe(true);
          observed("whether the pipe is closing", pipe.isClosing()).shouldBe(true);
        });
  }

  @Test
  @DisplayName("the end of the stream closes the pipe, whatever the protocol says to it")
  void whateverEofReturns() {
    run(
        () -> {
          startPipe(new ToldProtocol(trace, false));
          process.stdout.end();
          settle();
          observed("what a protocol was told that goes on no more", trace)
              .shouldBe("made", "eof", "lost");
        });
  }

  @Test
  @DisplayName("between the end of the stream and the lost connection the loop has its turn")
  void endInTwoSteps() {
    run(
        () -> {
          var callback = new int[1];
          var toldIn = new ArrayList<Integer>();
          var protocol = new ToldProtocol(trace);
          protocol.then(_ -> toldIn.add(callback[0]));
          loop.addObserver(
              new LoopObserver() {
                @Override
                public void afterCallback(Handle handle) {
                  callback[0]++;
                }
              });
          startPipe(protocol);
          process.stdout.end();
          settle();
          observed("what the protocol was told", trace).shouldBe("made", "eof", "lost");
          observed("whether the last two came in one callback", toldIn.get(1).equals(toldIn.get(2)))
              .suggests(LOST_WITH_EOF)
              .shouldBe(false);
        });
  }

  @Test
  @DisplayName("a protocol that closes the pipe at the end of the stream is told once")
  void closedInEof() {
    run(
        () -> {
          startPipe(
              new ToldProtocol(trace)
                  .then(
                      told -> {
                        if (told.equals("eof")) {
                          pipe.close();
                        }
                      }));
          process.stdout.end();
          settle();
          observed("what the protocol was told", trace)
              .suggests(CLOSED_IN_EOF, seen -> seen.indexOf("lost") != seen.lastIndexOf("lost"))
              .shouldBe("made", "eof", "lost");
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("an end or a failure that comes to a paused pipe is handed on, too")
  void endWhilePaused() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          process.stdout.end();
          settle();
          observed("what the protocol was told of the end", trace)
              .suggests(END_WAITS, seen -> seen.equals(List.of("made")))
              .shouldBe("made", "eof", "lost");
        });
    trace.clear();
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          process.stdout.fail(new IOException("disk"));
          settle();
          observed("what the protocol was told of the failure", trace)
              .suggests(END_WAITS, seen -> seen.equals(List.of("made")))
              .shouldBe("made", "lost by a failure");
        });
  }

  @Test
  @DisplayName("pausing twice is pausing once")
  void pausedTwice() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.pauseReading();
          pipe.pauseReading();
          process.stdout.write("one");
          settle();
          pipe.resumeReading();
          process.stdout.write("two");
          settle();
          observed("what the protocol was told", trace)
              .suggests(COUNTS_PAUSES, seen -> seen.equals(List.of("made", "data one")))
              .shouldBe("made", "data one", "data two");
        });
  }

  @Test
  @DisplayName("a protocol may close the pipe at any word, and nothing is read after that")
  void closedByTheProtocol() {
    for (String word : List.of("made", "data one")) {
      trace.clear();
      run(
          () -> {
            var pipes = new ArrayList<ReadPipe>();
            var protocol = new ToldProtocol(trace);
            protocol.then(
                told -> {
                  if (told.equals(word)) {
                    pipes.getFirst().close();
                  }
                });
            pipes.add(new ReadPipe(loop, threads, process.stdout, protocol));
            process.stdout.write("one");
            process.stdout.write("two");
            pipes.getFirst().start();
            settle();
            pipes.getFirst().resumeReading();
            settle();
            observed("the reads of a pipe that was closed at \"" + word + "\"", reads())
                .suggests(READS_CLOSED, reads -> reads > (word.equals("made") ? 0 : 1))
                .shouldBe(word.equals("made") ? 0 : 1);
            observed("the last word to the protocol", trace.lines().getLast()).shouldBe("lost");
          });
    }
  }

  private int reads() {
    return process.stdout.reads();
  }

  @Test
  @DisplayName("to abort is to close, and no failure")
  void aborted() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.abort();
          settle();
          observed("what the protocol was told", trace)
              .suggests(ABORT_FAILS, seen -> seen.contains("lost by a failure"))
              .shouldBe("made", "lost");
          observed("whether the stream is closed", process.stdout.isClosed())
              .suggests(STAYS_OPEN)
              .shouldBe(true);
          process.stdout.end();
          settle();
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("the protocol need not wait until the stream is closed")
  void closingBlocks() {
    run(
        () -> {
          var mayClose = new Future<Void>(loop);
          process.stdout.closesNotBefore(mayClose);
          startPipe();
          settle();
          pipe.close();
          settle();
          observed("what the protocol was told while closing blocks", trace)
              .suggests(LOST_WHEN_CLOSED, seen -> seen.equals(List.of("made")))
              .shouldBe("made", "lost");
          mayClose.setResult(null);
          process.stdout.end();
          settle();
        });
  }

  @Test
  @DisplayName("what comes of closing the stream is nobody's business")
  void closingFails() {
    run(
        () -> {
          process.stdout.closingFails(new IOException("disk"));
          startPipe();
          process.stdout.end();
          settle();
          observed("what the protocol was told", trace)
              .suggests(CLOSING_FAILED, seen -> seen.contains("lost by a failure"))
              .shouldBe("made", "eof", "lost");
        });
    observed("what the loop's exception handler was told", told)
        .suggests(CLOSING_FAILED)
        .shouldBe(List.of());
  }

  @Test
  @DisplayName("a read that fails ends the connection by its failure")
  void failure() {
    run(
        () -> {
          var protocol = new ToldProtocol(trace);
          pipe = new ReadPipe(loop, threads, process.stdout, protocol);
          pipe.start();
          process.stdout.write("half");
          settle();
          var failure = new IOException("disk");
          process.stdout.fail(failure);
          settle();

          observed("what the protocol was told", trace)
              .suggests(FAILURE_IS_AN_END, seen -> seen.contains("eof") || seen.contains("lost"))
              .shouldBe("made", "data half", "lost by a failure");
          observed("the failure", protocol.failure).shouldBeSameAs(failure);
          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("whether the stream is closed", process.stdout.isClosed())
              .suggests(STAYS_OPEN)
              .shouldBe(true);
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("a pipe that is closed is over at once, and what a read still brings is dropped")
  void closedWhileReading() {
    run(
        () -> {
          startPipe();
          settle();
          pipe.close();
          observed("what the protocol was told before close returned", trace)
              .suggests(TOLD_AT_ONCE, seen -> seen.contains("lost"))
              .shouldBe("made");
          settle();
          nothingBlockedTheLoop(CLOSES_ON_THE_LOOP, "closing");
          observed("whether the stream is closed", process.stdout.isClosed())
              .suggests(STAYS_OPEN)
              .shouldBe(true);
          process.stdout.write("late");
          settle();
          process.stdout.end();
          settle();

          observed("what the protocol was told", trace)
              .suggests(LATE_DATA, seen -> seen.contains("data late") || seen.contains("eof"))
              .suggests(LOST_TWICE, seen -> seen.stream().filter("lost"::equals).count() > 1)
              .shouldBe("made", "lost");
        });
    nothingWasReported();
  }

  @Test
  @DisplayName("closing what is closed does nothing")
  void closedTwice() {
    run(
        () -> {
          startPipe();
          process.stdout.end();
          settle();
          attempting("closing and aborting again", () -> closeAgain()).shouldSucceed();
          settle();

          observed("what the protocol was told", trace)
              .suggests(LOST_TWICE, seen -> seen.stream().filter("lost"::equals).count() > 1)
              .shouldBe("made", "eof", "lost");
        });
  }

  private void closeAgain() {
    pipe.close();
    pipe.abort();
    pipe.resumeReading();
  }
}

package asyncio.stream;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.OnVirtualTime;
import asyncio.loop.EventLoop;
import asyncio.stream.demo.StreamsDemo;
import asyncio.task.Coroutine;
import asyncio.task.CoroutineAction;
import asyncio.task.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

@Grades(value = "04.1", points = 30, seconds = 10)
@DisplayName("04.1 Streams")
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class StreamsTest extends OnVirtualTime {

  private static final Misconception ONE_READ_ONE_MESSAGE =
      Misconception.of(
          "one-feed-is-one-message",
          "what arrives at once is taken for a message; the network cuts the stream where it"
              + " likes");
  private static final Misconception WAITS_FOR_ALL =
      Misconception.of(
          "read-waits-for-all",
          "read waits until as many bytes have arrived as were asked for; one is enough");
  private static final Misconception ZERO_WAITS =
      Misconception.of(
          "no-bytes-are-waited-for", "a read that was asked for no bytes waits for some");
  private static final Misconception AT_THE_CALL =
      Misconception.of(
          "does-its-work-at-the-call",
          "a read looks, takes or refuses when it is called; a coroutine does so when it is"
              + " awaited");
  private static final Misconception ANYTHING_GOES =
      Misconception.of(
          "takes-any-argument", "what cannot be done is done somehow; refuse it");
  private static final Misconception OTHER_DEFAULTS =
      Misconception.of(
          "another-default", "who sets no limits gets others than the defaults");
  private static final Misconception BACKING_ARRAY =
      Misconception.of(
          "the-whole-array",
          "a buffer may be a part of an array, or have none; its bytes stand between position"
              + " and limit");
  private static final Misconception FILLS_FROM_THE_START =
      Misconception.of(
          "fills-from-the-start",
          "readInto fills the whole buffer; the room in it is between position and limit");
  private static final Misconception SUSPENDS_ALWAYS =
      Misconception.of(
          "read-suspends-although-there-are-bytes",
          "a read suspends although it has what it needs");
  private static final Misconception LOSES_REST =
      Misconception.of(
          "rest-is-lost", "what a read does not take is thrown away; the next read wants it");
  private static final Misconception EOF_LOSES =
      Misconception.of(
          "eof-drops-what-is-kept", "the end of the stream throws away what nobody has read yet");
  private static final Misconception EOF_FIRST =
      Misconception.of(
          "end-before-what-is-kept",
          "the stream has ended, and a read stops although what it needs is there; look for"
              + " that first");
  private static final Misconception EOF_HIDES_OVERRUN =
      Misconception.of(
          "end-lets-a-long-line-through",
          "the stream has ended, and nobody asks any more whether the limit is overrun");
  private static final Misconception EMPTY_FEED =
      Misconception.of(
          "empty-feed-is-the-end",
          "no bytes at all have arrived, and a read takes that for the end of the stream");
  private static final Misconception EOF_WAKES_NOBODY =
      Misconception.of(
          "eof-wakes-nobody", "the stream has ended, and the coroutine that waits is not told");
  private static final Misconception SEPARATOR_SPLIT =
      Misconception.of(
          "separator-in-two-parts",
          "a separator that arrives in two parts is overlooked: the search goes on behind its first"
              + " part");
  private static final Misconception SEARCHES_AGAIN =
      Misconception.of(
          "searches-from-the-start",
          "every arrival has all bytes searched again, or copied; a slow sender makes that"
              + " quadratic");
  private static final Misconception LIMIT_IGNORED =
      Misconception.of(
          "limit-is-ignored", "a line may be as long as it likes; the limit is there to stop that");
  private static final Misconception LIMIT_COUNTS_SEPARATOR =
      Misconception.of(
          "limit-counts-the-separator",
          "as many bytes as the limit may stand before the separator, which does not count");
  private static final Misconception OVERRUN_TAKES =
      Misconception.of(
          "overrun-takes-the-bytes",
          "readUntil throws the bytes away when the limit is overrun; they should stay");
  private static final Misconception PART_COUNTS =
      Misconception.of(
          "limit-counts-half-a-separator",
          "the first bytes of a separator are counted as what stands before it; wait for the"
              + " rest");
  private static final Misconception OVERRUN_LATE =
      Misconception.of(
          "overrun-is-noticed-late",
          "too many bytes have arrived, whatever becomes of the last ones, and the read waits"
              + " for still more");
  private static final Misconception LONG_LINE_STAYS =
      Misconception.of(
          "long-line-stays",
          "a line that is too long stays in the stream, and the next readLine meets it again");
  private static final Misconception LONG_LINE_TAKES_NEXT =
      Misconception.of(
          "long-line-takes-the-next",
          "a line that is too long is thrown away, and the lines behind it, too");
  private static final Misconception LINES_HIDE =
      Misconception.of(
          "lines-hide-a-long-one",
          "a line was too long, and who iterates over the lines does not hear of it");
  private static final Misconception NO_MORE_LINES =
      Misconception.of(
          "lines-never-end",
          "there are no more lines, and next() returns one; an Iterator throws"
              + " NoSuchElementException");
  private static final Misconception PARTIAL_STAYS =
      Misconception.of(
          "partial-stays",
          "what an IncompleteReadError tells of stays in the stream, too, and is read twice");
  private static final Misconception EXPECTED_UNKNOWN =
      Misconception.of(
          "expected-is-not-told",
          "an IncompleteReadError does not tell how many bytes were expected");
  private static final Misconception NEVER_PAUSES =
      Misconception.of(
          "never-pauses",
          "the transport goes on receiving although nobody reads; the memory is the limit then");
  private static final Misconception NEVER_RESUMES =
      Misconception.of(
          "never-resumes",
          "the transport pauses, and is not told to go on when there is room again");
  private static final Misconception SOME_RESUME =
      Misconception.of(
          "only-some-reads-make-room",
          "this read takes bytes, too, and does not have the transport go on; every one has to");
  private static final Misconception STILL_PAUSED =
      Misconception.of(
          "still-taken-for-paused",
          "the transport was told to go on, and the reader still believes that it pauses: it"
              + " tells it again, and never to pause");
  private static final Misconception NO_PAUSE_FOR_A_WAITER =
      Misconception.of(
          "a-waiter-keeps-it-going",
          "somebody waits, so the transport is not paused; but whoever waits may need a single"
              + " byte");
  private static final Misconception MARKS_OFF_BY_ONE =
      Misconception.of(
          "marks-off-by-one",
          "the marks themselves are within bounds: pause above the high one, go on at the low"
              + " one");
  private static final Misconception NEEDS_A_TRANSPORT =
      Misconception.of(
          "needs-a-transport",
          "a reader without a transport cannot pause anything; it should do without");
  private static final Misconception WAITS_WHILE_PAUSED =
      Misconception.of(
          "waits-while-paused",
          "a read needs more than is kept, and waits while the transport pauses: nothing will ever"
              + " arrive");
  private static final Misconception SECOND_READER =
      Misconception.of(
          "second-reader-waits",
          "two coroutines wait for data at the same time; which of them gets it? Refuse the"
              + " second");
  private static final Misconception BELIEVES =
      Misconception.of(
          "believes-what-it-saw",
          "who waits believes what it saw before; meanwhile another read may have taken the"
              + " bytes");
  private static final Misconception FAILURE_ONCE =
      Misconception.of(
          "failure-wakes-nobody",
          "the stream has failed, and who waits is not told, or who comes later");
  private static final Misconception FAILURE_IN_SOME =
      Misconception.of(
          "failure-in-some-reads",
          "the stream has failed, and this read returns bytes; every one has to throw");
  private static final Misconception FAILURE_BEHIND_BYTES =
      Misconception.of(
          "failure-behind-the-bytes",
          "bytes wake a read, the failure comes behind them, and the read waits again for ever");
  private static final Misconception CANCELLED_STAYS =
      Misconception.of(
          "cancelled-reader-stays",
          "a read that was cancelled counts as waiting, and no other is let in");
  private static final Misconception CANCELLED_TAKES =
      Misconception.of(
          "cancelled-read-takes",
          "a read that is cancelled takes with it what had arrived; it should stay for the next"
              + " one");
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
      Misconception.of(
          "waiting-closes", "waitClosed closes the connection; it should only wait");
  private static final Misconception WRITE_REORDERS =
      Misconception.of("bytes-out-of-order", "bytes leave in another order than they came");
  private static final Misconception KEEPS_CALLERS_BUFFER =
      Misconception.of(
          "keeps-the-callers-buffer",
          "the buffer that was handed in is kept, not its bytes; the caller uses it again");
  private static final Misconception ONE_CALL_EACH =
      Misconception.of(
          "one-call-for-each-write",
          "every piece costs a system call of its own; put them together into few large ones");
  private static final Misconception CHUNK_EACH =
      Misconception.of(
          "a-chunk-for-each-write",
          "every piece has a chunk of its own, however small; fill the last one first");
  private static final Misconception FEW_CHUNKS =
      Misconception.of(
          "one-chunk-a-call", "a call writes one chunk or two; give the channel many at once");
  private static final Misconception OWN_MEMORY =
      Misconception.of(
          "memory-of-its-own",
          "the memory does not come from the pool, or other memory goes into it");
  private static final Misconception CHUNKS_STAY =
      Misconception.of(
          "chunks-do-not-come-back",
          "what has gone out, or was thrown away, still has its chunks; they belong to the pool");
  private static final Misconception CLEAR_FORGETS_SIZE =
      Misconception.of(
          "clear-forgets-the-size",
          "everything was thrown away, and the size is still what it was");
  private static final Misconception CLEAR_SPEAKS =
      Misconception.of(
          "clear-tells-the-protocol",
          "everything was thrown away, and the protocol is told to go on; the connection is"
              + " lost");
  private static final Misconception CHANNEL_FAILURE =
      Misconception.of(
          "failed-write-unseen", "the channel has failed, and nobody is told");
  private static final Misconception PAUSES_AGAIN =
      Misconception.of(
          "pauses-again-and-again",
          "the protocol is told to pause although it was told before; once is enough until it goes"
              + " on");
  private static final Misconception FORGETS_IT_PAUSED =
      Misconception.of(
          "forgets-that-it-pauses",
          "clear or new limits do not undo that the protocol was told to pause: it is told"
              + " again");
  private static final Misconception LIMITS_LATE =
      Misconception.of(
          "new-limits-wait-for-a-write",
          "new limits count from now on, not from the next write on");
  private static final Misconception RESUMES_EARLY =
      Misconception.of(
          "resumes-at-the-high-limit",
          "the protocol goes on as soon as it is below the high limit, and pauses at the next"
              + " write; wait for the low one");
  private static final Misconception FORGETS_REST =
      Misconception.of(
          "partial-write-forgotten",
          "the channel took a part, and the rest is lost; or that part is sent twice");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(bytes(text));
  }

  /** A buffer without an array, of which a part is the text. */
  private static ByteBuffer direct(String text) {
    ByteBuffer all = ByteBuffer.allocateDirect(text.length() + 2);
    return all.put(1, bytes(text)).limit(text.length() + 1).position(1);
  }

  /** A part of an array. */
  private static ByteBuffer slice(String text) {
    return buffer("<" + text + ">").slice(1, text.length());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Nested
  @Order(1)
  @DisplayName("part 1: the reader")
  class Reader {

    private final StreamReader reader = new StreamReader(8);
    private final RecordingTransport transport = new RecordingTransport();

    private void feed(String text) {
      reader.feedData(buffer(text));
    }

    private String asked() {
      return String.join(" ", transport.asked);
    }

    /** Starts a task that reads, and notes what it got, or what was thrown. */
    private Task<Void> reading(String name, Coroutine<byte[]> read) {
      return start(
          name,
          () -> {
            try {
              note(name + " got " + text(await(read)));
            } catch (IncompleteReadError incomplete) {
              var expected = incomplete.expected();
              note(
                  "%s incomplete after %s%s"
                      .formatted(
                          name,
                          text(incomplete.partial()),
                          expected.isPresent() ? " of " + expected.getAsInt() : ""));
            } catch (LimitOverrunError overrun) {
              note(name + " overrun, consumed " + overrun.consumed());
            } catch (IllegalStateException refused) {
              note(name + " refused");
            } catch (Exception failure) {
              note(name + " failed: " + failure.getMessage());
            }
          });
    }

    @Test
    @DisplayName("read returns what has arrived, and does not wait for more")
    void readReturnsWhatHasArrived() {
      runOrName(
          WAITS_FOR_ALL,
          "read ten bytes when three have arrived",
          () -> {
            feed("abc");
            note(text(await(reader.read(10))));
          });

      observed("what was read", trace).suggests(WAITS_FOR_ALL).shouldBe("abc");
    }

    @Test
    @DisplayName("one byte is enough for a read that waits")
    void oneByteIsEnough() {
      run(
          () -> {
            Task<Void> task = reading("read", reader.read(10));
            ticks(1);
            feed("a");
            ticks(2);
            note("then");
            feed("b");
            await(task);
          });

      observed("what happened", trace).suggests(WAITS_FOR_ALL).shouldBe("read got a", "then");
    }

    @Test
    @DisplayName("who asks for no bytes does not wait for any")
    void noBytesAreThereAtOnce() {
      runOrName(
          ZERO_WAITS,
          "read no bytes from a stream that has none",
          () -> {
            note("[" + text(await(reader.read(0))) + "]");
            note("[" + text(await(reader.readExactly(0))) + "]");
          });

      observed("what was read", trace).shouldBe("[]", "[]");
    }

    @Test
    @DisplayName("a read takes nothing before it is awaited")
    void takesWhenAwaited() {
      run(
          () -> {
            feed("a\nb\n");
            Coroutine<byte[]> line = reader.readLine();
            note(text(await(reader.read(1))));
            note(text(await(line)));
          });

      observed("a byte, and a line that was asked for before", trace)
          .suggests(AT_THE_CALL, seen -> seen.getLast().equals("a\n"))
          .shouldBe("a", "\n");
    }

    @Test
    @DisplayName("what a read refuses, it refuses when it is awaited")
    void refusesWhenAwaited() {
      run(
          () -> {
            for (Supplier<Coroutine<byte[]>> call :
                List.<Supplier<Coroutine<byte[]>>>of(
                    () -> reader.read(-1),
                    () -> reader.readExactly(-1),
                    () -> reader.readUntil(new byte[0]))) {
              attempting(
                      "calling a read, and catching what it throws when it is awaited",
                      () -> {
                        Coroutine<byte[]> read = call.get();
                        attempting("awaiting it", () -> await(read))
                            .shouldThrow(IllegalArgumentException.class);
                      })
                  .suggests(AT_THE_CALL, IllegalArgumentException.class::isInstance)
                  .shouldSucceed();
            }
          });
    }

    @Test
    @DisplayName("a read that has what it needs does not suspend")
    void doesNotSuspendWithoutNeed() {
      run(
          () -> {
            feed("ab\ncdefg");
            EventLoop.running().callSoon(() -> note("another callback"));
            await(reader.read(1));
            await(reader.readLine());
            await(reader.readExactly(2));
            await(reader.readUntil(bytes("f")));
            await(reader.readInto(ByteBuffer.allocate(5)));
            note("all read");
            ticks(1);
          });

      observed("what came first", trace)
          .suggests(SUSPENDS_ALWAYS)
          .shouldBe("all read", "another callback");
    }

    @Test
    @DisplayName("read takes so many bytes at most, and leaves the rest for the next read")
    void readLeavesTheRest() {
      run(
          () -> {
            feed("abcdef");
            note(text(await(reader.read(2))));
            reader.feedEof();
            note(text(await(reader.read(2))));
            note(text(await(reader.read(20))));
          });

      observed("what was read", trace).suggests(LOSES_REST).shouldBe("ab", "cd", "ef");
    }

    @Test
    @DisplayName("a read that waits goes on when bytes arrive")
    void readWaitsForBytes() {
      run(
          () -> {
            Task<Void> task = reading("read", reader.read(10));
            ticks(2);
            note("nothing yet");
            feed("abc");
            await(task);
          });

      observed("what happened", trace).shouldBe("nothing yet", "read got abc");
    }

    @Test
    @DisplayName("readInto fills a buffer of the caller's, and says -1 at the end")
    void readIntoFillsABuffer() {
      run(
          () -> {
            var target = ByteBuffer.allocate(4);
            feed("abcdef");
            reader.feedEof();
            note(await(reader.readInto(target)) + " " + text(target.array()));
            note(await(reader.readInto(target)) + " into a full buffer");
            note(await(reader.readInto(target.clear())) + " more");
            note(await(reader.readInto(target.clear())) + " at the end");
          });

      observed("what readInto said", trace)
          .suggests(LOSES_REST, seen -> seen.contains("-1 more"))
          .shouldBe("4 abcd", "0 into a full buffer", "2 more", "-1 at the end");
    }

    @Test
    @DisplayName("readInto fills what remains of a buffer, and no more")
    void readIntoFillsWhatRemains() {
      run(
          () -> {
            var target = buffer("<......>").position(1).limit(4);
            feed("abcdef");
            reader.feedEof();
            note(await(reader.readInto(target)) + " " + text(target.array()));
            note(text(await(reader.read(10))));
          });

      observed("what was read", trace)
          .suggests(FILLS_FROM_THE_START, seen -> !seen.getFirst().endsWith("...>"))
          .shouldBe("3 <abc...>", "def");
    }

    @Test
    @DisplayName("what is fed may be a part of an array, or stand outside the heap")
    void anyBufferCanBeFed() {
      run(
          () -> {
            ByteBuffer direct = direct("abc");
            attempting("feeding a direct buffer", () -> reader.feedData(direct))
                .suggests(BACKING_ARRAY)
                .shouldSucceed();
            note("left in the buffer: " + direct.remaining());
            reader.feedData(slice("de"));
            note(text(await(reader.read(20))));
          });

      observed("what was read", trace)
          .suggests(BACKING_ARRAY, seen -> !seen.getLast().equals("abcde"))
          .shouldBe("left in the buffer: 0", "abcde");
    }

    @Test
    @DisplayName("no bytes at all are no news")
    void noBytesAreNoNews() {
      run(
          () -> {
            Task<Void> task = reading("read", reader.read(10));
            ticks(1);
            feed("");
            ticks(2);
            note("nothing yet");
            feed("a");
            await(task);
          });

      observed("what happened", trace)
          .suggests(EMPTY_FEED, seen -> seen.getFirst().equals("read got "))
          .shouldBe("nothing yet", "read got a");
    }

    @Test
    @DisplayName("at the end of the stream, read returns what is left and then nothing")
    void readAtTheEnd() {
      run(
          () -> {
            feed("abc");
            reader.feedEof();
            note("at eof: " + reader.atEof());
            note("[" + text(await(reader.read(10))) + "]");
            note("at eof: " + reader.atEof());
            note("[" + text(await(reader.read(10))) + "]");
          });

      observed("what was read", trace)
          .suggests(EOF_LOSES)
          .shouldBe("at eof: false", "[abc]", "at eof: true", "[]");
    }

    @Test
    @DisplayName("the end of the stream wakes who waits")
    void theEndWakesWhoWaits() {
      runOrName(
          EOF_WAKES_NOBODY,
          "end the stream while a coroutine waits",
          () -> {
            Task<Void> task = reading("read", reader.read(10));
            ticks(1);
            reader.feedEof();
            await(task);
          });

      observed("what happened", trace).suggests(EOF_WAKES_NOBODY).shouldBe("read got ");
    }

    @Test
    @DisplayName("what has arrived is read, although the stream has ended behind it")
    void theEndComesBehindWhatIsKept() {
      run(
          () -> {
            feed("a\nb\ncdef");
            reader.feedEof();
            await(reading("line", reader.readLine()));
            await(reading("until", reader.readUntil(bytes("\n"))));
            await(reading("exactly", reader.readExactly(3)));
          });

      observed("what was read", trace)
          .suggests(EOF_FIRST)
          .shouldBe("line got a\n", "until got b\n", "exactly got cde");
    }

    @Test
    @DisplayName("readAll reads up to the end, however much that is")
    void readAllReadsToTheEnd() {
      run(
          () -> {
            Task<Void> task = reading("all", reader.readAll());
            for (int i = 0; i < 5; i++) {
              ticks(1);
              feed("0123456789");
            }
            reader.feedEof();
            await(task);
          });

      observed("what was read", trace)
          .suggests(ONE_READ_ONE_MESSAGE, seen -> seen.equals(List.of("all got 0123456789")))
          .shouldBe("all got " + "0123456789".repeat(5));
    }

    @Test
    @DisplayName("readExactly puts together what arrives in parts, and takes no more")
    void readExactlyPutsTogether() {
      run(
          () -> {
            Task<Void> task = reading("exactly", reader.readExactly(4));
            ticks(1);
            feed("ab");
            ticks(2);
            feed("cdef");
            await(task);
            note(text(await(reader.read(10))));
          });

      observed("what was read", trace)
          .suggests(ONE_READ_ONE_MESSAGE, seen -> !seen.getFirst().equals("exactly got abcd"))
          .suggests(LOSES_REST)
          .shouldBe("exactly got abcd", "ef");
    }

    @Test
    @DisplayName("readExactly that meets the end throws, with what there was")
    void readExactlyMeetsTheEnd() {
      run(
          () -> {
            feed("abc");
            reader.feedEof();
            await(reading("exactly", reader.readExactly(5)));
            note("[" + text(await(reader.read(10))) + "]");
          });

      observed("what happened", trace)
          .suggests(PARTIAL_STAYS, seen -> seen.contains("[abc]"))
          .suggests(EXPECTED_UNKNOWN, seen -> seen.getFirst().startsWith("exactly incomplete"))
          .shouldBe("exactly incomplete after abc of 5", "[]");
    }

    @Test
    @DisplayName("readLine returns one line at a time, however they arrive")
    void readLineReturnsLines() {
      run(
          () -> {
            Task<Void> first = reading("first", reader.readLine());
            ticks(1);
            feed("on");
            ticks(2);
            feed("e\ntwo\nth");
            await(first);
            await(reading("second", reader.readLine()));
            reader.feedEof();
            await(reading("third", reader.readLine()));
            await(reading("last", reader.readLine()));
          });

      observed("the lines", trace)
          .suggests(
              ONE_READ_ONE_MESSAGE,
              seen -> List.of("first got on", "first got one\ntwo\nth").contains(seen.getFirst()))
          .shouldBe("first got one\n", "second got two\n", "third got th", "last got ");
    }

    @Test
    @DisplayName("lines are awaited one by one, up to the end of the stream")
    void linesOneByOne() {
      run(
          () -> {
            Task<Void> task =
                start(
                    "lines",
                    () -> {
                      for (byte[] line : reader.lines()) {
                        note(text(line).strip());
                      }
                      note("the end");
                    });
            feed("a\nb\n");
            ticks(3);
            note("more");
            feed("c");
            reader.feedEof();
            await(task);
          });

      observed("the lines", trace).shouldBe("a", "b", "more", "c", "the end");
    }

    @Test
    @DisplayName("who iterates over the lines hears of one that is too long, and may go on")
    void linesTellOfALongOne() {
      run(
          () -> {
            feed("a\n123456789\nb\n");
            reader.feedEof();
            Iterator<byte[]> lines = reader.lines().iterator();
            note(text(lines.next()));
            attempting("the line that is too long", lines::next)
                .suggests(LINES_HIDE, thrown -> !(thrown instanceof LimitOverrunError))
                .shouldThrow(LimitOverrunError.class);
            note(text(lines.next()));
          });

      observed("the other lines", trace).shouldBe("a\n", "b\n");
    }

    @Test
    @DisplayName("behind the last line there is none")
    void noLineBehindTheLast() {
      run(
          () -> {
            feed("a\n");
            reader.feedEof();
            Iterator<byte[]> lines = reader.lines().iterator();
            lines.next();
            attempting("one more line than there are", lines::next)
                .suggests(NO_MORE_LINES, thrown -> thrown == null)
                .shouldThrow(NoSuchElementException.class);
          });
    }

    @Test
    @DisplayName("a separator may arrive in two parts")
    void aSeparatorInTwoParts() {
      runOrName(
          SEPARATOR_SPLIT,
          "read until a separator that arrives in two parts",
          () -> {
            Task<Void> task = reading("until", reader.readUntil(bytes("\r\n\r\n")));
            for (String part : List.of("abc\r", "\n", "\r", "\nde")) {
              ticks(2);
              feed(part);
            }
            ticks(2);
            reader.feedEof();
            await(task);
          });

      observed("what was read", trace).suggests(SEPARATOR_SPLIT).shouldBe("until got abc\r\n\r\n");
    }

    @Test
    @DisplayName("readUntil that meets the end throws, with what there was")
    void readUntilMeetsTheEnd() {
      run(
          () -> {
            feed("abc");
            reader.feedEof();
            await(reading("until", reader.readUntil(bytes(";"))));
            note("[" + text(await(reader.read(10))) + "]");
          });

      observed("what happened", trace)
          .suggests(PARTIAL_STAYS, seen -> seen.contains("[abc]"))
          .shouldBe("until incomplete after abc", "[]");
    }

    @Test
    @DisplayName("as many bytes as the limit may stand before the separator, and not one more")
    void theLimitIsForWhatStandsBefore() {
      run(
          () -> {
            feed("12345678;");
            await(reading("eight", reader.readUntil(bytes(";"))));
            feed("123456789;");
            await(reading("nine", reader.readUntil(bytes(";"))));
          });

      observed("what happened", trace)
          .suggests(LIMIT_COUNTS_SEPARATOR, seen -> seen.getFirst().contains("overrun"))
          .suggests(LIMIT_IGNORED, seen -> seen.getLast().contains("got"))
          .shouldBe("eight got 12345678;", "nine overrun, consumed 9");
    }

    @Test
    @DisplayName("without a separator, the limit is overrun as soon as too much has arrived")
    void overrunWithoutASeparator() {
      run(
          () -> {
            Task<Void> task = reading("until", reader.readUntil(bytes(";")));
            ticks(1);
            feed("12345678");
            ticks(2);
            note("eight bytes");
            feed("9");
            ticks(2);
            reader.feedEof();
            await(task);
          });

      observed("what happened", trace)
          .suggests(LIMIT_COUNTS_SEPARATOR, seen -> seen.getFirst().contains("overrun"))
          .suggests(LIMIT_IGNORED, seen -> seen.getLast().contains("incomplete"))
          .shouldBe("eight bytes", "until overrun, consumed 9");
    }

    @Test
    @DisplayName("the beginning of a separator is not counted as what stands before it")
    void theBeginningOfASeparatorDoesNotCount() {
      run(
          () -> {
            Task<Void> task = reading("eight", reader.readUntil(bytes("\r\n")));
            ticks(1);
            feed("12345678\r");
            ticks(2);
            feed("\n");
            await(task);
            feed("123456789\r");
            await(reading("nine", reader.readUntil(bytes("\r\n"))));
          });

      observed("what happened", trace)
          .suggests(PART_COUNTS)
          .shouldBe("eight got 12345678\r\n", "nine overrun, consumed 9");
    }

    @Test
    @DisplayName("a long separator does not put off that the limit is overrun")
    void overrunWithALongSeparator() {
      run(
          () -> {
            Task<Void> task = reading("until", reader.readUntil(bytes("\r\n")));
            ticks(1);
            feed("123456789");
            ticks(2);
            note("nine bytes");
            feed("0");
            ticks(2);
            note("ten bytes");
            feed("123");
            await(task);
          });

      observed("what happened", trace)
          .suggests(PART_COUNTS, seen -> seen.getFirst().contains("overrun"))
          .suggests(OVERRUN_LATE, seen -> seen.getLast().contains("overrun"))
          .shouldBe("nine bytes", "until overrun, consumed 9", "ten bytes");
    }

    @Test
    @DisplayName("the limit is overrun although the stream has ended")
    void overrunAtTheEnd() {
      run(
          () -> {
            feed("123456789");
            reader.feedEof();
            await(reading("until", reader.readUntil(bytes(";"))));
            await(reading("line", reader.readLine()));
          });

      observed("what happened", trace)
          .suggests(EOF_HIDES_OVERRUN, seen -> seen.stream().noneMatch(x -> x.contains("overrun")))
          .shouldBe("until overrun, consumed 9", "line overrun, consumed 9");
    }

    @Test
    @DisplayName("bytes that overrun the limit stay in the stream")
    void overrunBytesStay() {
      run(
          () -> {
            feed("123456789;rest");
            reader.feedEof();
            await(reading("found", reader.readUntil(bytes(";"))));
            await(reading("exactly", reader.readExactly(10)));
          });

      observed("what happened", trace)
          .suggests(OVERRUN_TAKES, seen -> seen.getLast().contains("incomplete"))
          .shouldBe("found overrun, consumed 9", "exactly got 123456789;");
    }

    @Test
    @DisplayName("bytes that overrun the limit stay, too, when no separator has come")
    void overrunBytesStayWithoutASeparator() {
      run(
          () -> {
            feed("123456789");
            await(reading("not found", reader.readUntil(bytes(";"))));
            reader.feedEof();
            await(reading("exactly", reader.readExactly(9)));
          });

      observed("what happened", trace)
          .suggests(OVERRUN_TAKES, seen -> seen.getLast().contains("incomplete"))
          .shouldBe("not found overrun, consumed 9", "exactly got 123456789");
    }

    @Test
    @DisplayName("a line that is too long is thrown away, and the next one is read")
    void aLongLineIsThrownAway() {
      run(
          () -> {
            feed("123456789\nnext\n");
            reader.feedEof();
            await(reading("long", reader.readLine()));
            await(reading("next", reader.readLine()));
          });

      observed("what happened", trace)
          .suggests(LONG_LINE_STAYS, seen -> seen.getLast().contains("overrun"))
          .suggests(LONG_LINE_STAYS, seen -> seen.getLast().contains("1234"))
          .suggests(LONG_LINE_TAKES_NEXT, seen -> seen.getLast().equals("next got "))
          .shouldBe("long overrun, consumed 9", "next got next\n");
    }

    @Test
    @DisplayName("a long line whose end has not arrived is thrown away as far as it has")
    void theBeginningOfALongLineIsThrownAway() {
      run(
          () -> {
            feed("123456789");
            await(reading("long", reader.readLine()));
            feed("end\n");
            await(reading("rest", reader.readLine()));
          });

      observed("what happened", trace)
          .suggests(LONG_LINE_STAYS, seen -> seen.getLast().contains("overrun"))
          .shouldBe("long overrun, consumed 9", "rest got end\n");
    }

    @Test
    @DisplayName("what was searched once is not searched again")
    void doesNotSearchAgain() {
      var large = new StreamReader(8_000_000);
      runOrName(
          SEARCHES_AGAIN,
          "read a line of eight million bytes, which arrive in 4,000 parts",
          () -> {
            Task<byte[]> task = createTask(large.readUntil(bytes("\n")));
            ticks(1);
            ByteBuffer part = buffer("x".repeat(2_000));
            for (int i = 0; i < 4_000; i++) {
              large.feedData(part.rewind());
              ticks(1);
            }
            large.feedData(buffer("\n"));
            note(await(task).length + " bytes");
          });

      observed("a long line in many parts", trace)
          .suggests(SEARCHES_AGAIN)
          .shouldBe("8000001 bytes");
    }

    @Test
    @DisplayName("the transport pauses when more than twice the limit is kept, once")
    void pausesWhenTooMuchIsKept() {
      reader.setTransport(transport);
      feed("12345678");
      feed("12345678");
      observed("asked of the transport with sixteen bytes", transport.asked)
          .suggests(MARKS_OFF_BY_ONE)
          .shouldBeEmpty();
      feed("x");
      feed("y");

      observed("asked of the transport", transport.asked)
          .suggests(NEVER_PAUSES, List::isEmpty)
          .suggests(PAUSES_AGAIN)
          .shouldBe("pause");
    }

    @Test
    @DisplayName("the transport goes on when no more than the limit is kept")
    void goesOnAtTheLimit() {
      reader.setTransport(transport);
      run(
          () -> {
            feed("x".repeat(20));
            await(reader.readExactly(11));
            note(asked());
            await(reader.readExactly(1));
            note(asked());
            await(reader.readExactly(1));
            note(asked());
          });

      observed("asked of the transport with nine, eight, seven bytes left", trace)
          .suggests(NEVER_PAUSES, seen -> seen.getLast().isEmpty())
          .suggests(NEVER_RESUMES, seen -> !seen.getLast().contains("resume"))
          .suggests(STILL_PAUSED, seen -> seen.getLast().equals("pause resume resume"))
          .suggests(MARKS_OFF_BY_ONE, seen -> seen.get(1).equals("pause"))
          .shouldBe("pause", "pause resume", "pause resume");
    }

    @Test
    @DisplayName("whatever takes bytes has the transport go on")
    void everyReadMakesRoom() {
      run(
          () -> {
            makesRoom("read", full -> full.read(9));
            makesRoom("readInto", full -> full.readInto(ByteBuffer.allocate(9)));
            makesRoom("readExactly", full -> full.readExactly(9));
            makesRoom("readUntil", full -> full.readUntil(bytes("\n")));
            makesRoom("readLine", StreamReader::readLine);
          });

      observed("asked of the transport", trace)
          .suggests(NEVER_RESUMES, seen -> seen.stream().noneMatch(x -> x.contains("resume")))
          .suggests(SOME_RESUME, seen -> seen.stream().anyMatch(x -> x.contains("resume")))
          .shouldBe(
              "read: pause resume",
              "readInto: pause resume",
              "readExactly: pause resume",
              "readUntil: pause resume",
              "readLine: pause resume");
    }

    private void makesRoom(String name, Function<StreamReader, Coroutine<?>> read) {
      var full = new StreamReader(8);
      var asked = new RecordingTransport();
      full.setTransport(asked);
      full.feedData(buffer("12345678\n12345678"));
      await(read.apply(full));
      note(name + ": " + String.join(" ", asked.asked));
    }

    @Test
    @DisplayName("a line that is thrown away makes room, too")
    void aLongLineMakesRoom() {
      reader.setTransport(transport);
      run(
          () -> {
            feed("123456789\n1234567");
            await(reading("line", reader.readLine()));
            note(asked());
          });

      observed("what happened", trace)
          .suggests(SOME_RESUME, seen -> seen.getLast().equals("pause"))
          .shouldBe("line overrun, consumed 9", "pause resume");
    }

    @Test
    @DisplayName("a second flood has the transport pause again")
    void aSecondFloodPausesAgain() {
      reader.setTransport(transport);
      run(
          () -> {
            feed("x".repeat(20));
            await(reader.readExactly(20));
            feed("x".repeat(20));
            Task<Void> task = reading("exactly", reader.readExactly(22));
            ticks(2);
            feed("x".repeat(20));
            note(asked());
            await(task);
          });

      observed("asked of the transport", trace.lines().getFirst())
          .suggests(STILL_PAUSED, asked -> asked.endsWith("resume"))
          .shouldBe("pause resume pause resume pause");
    }

    @Test
    @DisplayName("the transport pauses although somebody waits, who may need but one byte")
    void pausesAlthoughSomebodyWaits() {
      reader.setTransport(transport);
      run(
          () -> {
            Task<Void> task = reading("read", reader.read(1));
            ticks(1);
            feed("x".repeat(20));
            await(task);
            note(asked());
          });

      observed("what happened", trace)
          .suggests(NO_PAUSE_FOR_A_WAITER, seen -> seen.getLast().isEmpty())
          .shouldBe("read got x", "pause");
    }

    @Test
    @DisplayName("without a transport, a stream keeps what it is given")
    void withoutATransport() {
      run(
          () -> {
            attempting("feeding twenty bytes", () -> feed("x".repeat(20)))
                .suggests(NEEDS_A_TRANSPORT)
                .shouldSucceed();
            attempting("reading them", () -> note(text(await(reader.readExactly(20)))))
                .suggests(NEEDS_A_TRANSPORT)
                .shouldSucceed();
          });

      observed("what was read", trace).shouldBe("x".repeat(20));
    }

    @Test
    @DisplayName("a stream that is given no limit has the default one; the greatest is great")
    void limitsAtBothEnds() {
      String most = "x".repeat(StreamReader.DEFAULT_LIMIT);
      var limited = new StreamReader();
      var unlimited = new StreamReader(Integer.MAX_VALUE);
      unlimited.setTransport(transport);
      unlimited.feedData(buffer("abc"));
      run(
          () -> {
            limited.feedData(buffer(most + "\n" + most + "x\n"));
            note("a line of " + await(limited.readLine()).length);
            attempting("a longer line", () -> await(limited.readLine()))
                .suggests(OTHER_DEFAULTS)
                .shouldThrow(LimitOverrunError.class);
          });

      observed("what was read", trace).suggests(OTHER_DEFAULTS).shouldBe("a line of 65537");
      observed("asked of the transport with three bytes", transport.asked).shouldBeEmpty();
    }

    @Test
    @DisplayName("a read that needs more than is kept has a transport that pauses go on")
    void needingMoreResumes() {
      reader.setTransport(transport);
      run(
          () -> {
            feed("x".repeat(20));
            Task<Void> task = reading("exactly", reader.readExactly(22));
            ticks(2);
            note(asked());
            feed("yy");
            await(task);
          });

      observed("what happened", trace)
          .suggests(WAITS_WHILE_PAUSED, seen -> seen.getFirst().equals("pause"))
          .shouldBe("pause resume", "exactly got " + "x".repeat(20) + "yy");
    }

    @Test
    @DisplayName("while one coroutine waits for data, another that has to wait is refused")
    void aSecondReaderIsRefused() {
      run(
          () -> {
            Task<Void> first = reading("first", reader.read(1));
            Task<Void> second = reading("second", reader.read(1));
            ticks(2);
            note("then");
            feed("ab");
            reader.feedEof();
            await(first);
            await(second);
          });

      observed("what happened", trace)
          .suggests(SECOND_READER, seen -> seen.stream().anyMatch(x -> x.contains("second got")))
          .shouldBe("second refused", "then", "first got a");
    }

    @Test
    @DisplayName("a read that need not wait is let in while another waits, which waits on")
    void aReadInBetween() {
      run(
          () -> {
            Task<Void> waiting = reading("waiting", reader.read(10));
            ticks(1);
            feed("a");
            note("in between: " + text(await(reader.read(1))));
            ticks(2);
            note("then");
            feed("b");
            await(waiting);
          });

      observed("what happened", trace)
          .suggests(BELIEVES, seen -> seen.contains("waiting got "))
          .shouldBe("in between: a", "then", "waiting got b");
    }

    @Test
    @DisplayName("who looks for a separator finds it, although another read took bytes meanwhile")
    void aReadInBetweenMovesTheBytes() {
      run(
          () -> {
            Task<Void> waiting = reading("waiting", reader.readUntil(bytes(";")));
            ticks(1);
            feed("abcdef");
            ticks(2);
            note("in between: " + text(await(reader.read(6))));
            feed("x;y");
            ticks(2);
            reader.feedEof();
            await(waiting);
          });

      observed("what happened", trace)
          .suggests(BELIEVES, seen -> seen.getLast().contains("incomplete"))
          .shouldBe("in between: abcdef", "waiting got x;");
    }

    @Test
    @DisplayName("a read that is cancelled loses nothing, and lets the next one wait")
    void aCancelledReadLosesNothing() {
      run(
          () -> {
            Task<Void> first = reading("first", reader.readExactly(3));
            ticks(1);
            feed("ab");
            ticks(2);
            first.cancel();
            ended(first);
            Task<Void> second = reading("second", reader.readExactly(3));
            ticks(1);
            feed("c");
            reader.feedEof();
            await(second);
          });

      observed("what happened", trace)
          .suggests(CANCELLED_STAYS, seen -> seen.contains("second refused"))
          .suggests(CANCELLED_TAKES, seen -> seen.contains("second incomplete after c of 3"))
          .shouldBe("second got abc");
    }

    @Test
    @DisplayName("a failure is thrown to who waits, and to whoever reads later")
    void aFailureIsThrown() {
      runOrName(
          FAILURE_ONCE,
          "a stream fails",
          () -> {
            feed("abc");
            Task<Void> waiting = reading("waiting", reader.readExactly(5));
            ticks(1);
            reader.setException(new IOException("reset"));
            await(waiting);
            await(reading("later", reader.read(1)));
          });

      observed("what happened", trace)
          .suggests(FAILURE_ONCE)
          .shouldBe("waiting failed: reset", "later failed: reset");
    }

    @Test
    @DisplayName("a failure is thrown by every read, whatever there is to read")
    void aFailureIsThrownByEveryRead() {
      run(
          () -> {
            feed("a\nb\nc\n");
            reader.setException(new IOException("reset"));
            reader.feedEof();
            await(reading("read", reader.read(1)));
            await(reading("readExactly", reader.readExactly(1)));
            await(reading("readUntil", reader.readUntil(bytes("\n"))));
            await(reading("readLine", reader.readLine()));
            await(reading("readAll", reader.readAll()));
            attempting(
                    "reading into a buffer",
                    () -> await(reader.readInto(ByteBuffer.allocate(1)), IOException.class))
                .suggests(FAILURE_IN_SOME, thrown -> thrown == null)
                .shouldThrow(IOException.class);
          });

      observed("what happened", trace)
          .suggests(FAILURE_IN_SOME, seen -> seen.stream().anyMatch(x -> x.contains("got")))
          .shouldBe(
              "read failed: reset",
              "readExactly failed: reset",
              "readUntil failed: reset",
              "readLine failed: reset",
              "readAll failed: reset");
    }

    @Test
    @DisplayName("a failure right behind some bytes reaches who needs more than these")
    void aFailureBehindBytes() {
      runOrName(
          FAILURE_BEHIND_BYTES,
          "a stream fails in the iteration in which bytes arrived",
          () -> {
            Task<Void> waiting = reading("waiting", reader.readExactly(5));
            ticks(1);
            feed("ab");
            reader.setException(new IOException("reset"));
            await(waiting);
          });

      observed("what happened", trace).shouldBe("waiting failed: reset");
    }

    @Test
    @DisplayName("what cannot be is refused: a limit below one, a negative number, and others")
    void whatCannotBeIsRefused() {
      for (int limit : List.of(0, -1)) {
        attempting("a limit of " + limit, () -> new StreamReader(limit))
            .suggests(ANYTHING_GOES, thrown -> thrown == null)
            .shouldThrow(IllegalArgumentException.class);
      }
      feed("abc");
      run(
          () -> {
            attempting("an empty separator", () -> await(reader.readUntil(new byte[0])))
                .suggests(ANYTHING_GOES, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class);
            attempting("reading minus one bytes", () -> await(reader.read(-1)))
                .suggests(ANYTHING_GOES, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class);
            attempting("reading exactly minus one bytes", () -> await(reader.readExactly(-1)))
                .suggests(ANYTHING_GOES, thrown -> thrown == null)
                .shouldThrow(IllegalArgumentException.class);
          });
      reader.setTransport(transport);
      attempting("a second transport", () -> reader.setTransport(new RecordingTransport()))
          .suggests(ANYTHING_GOES, thrown -> thrown == null)
          .shouldThrow(IllegalStateException.class);
      reader.feedEof();
      attempting("data after the end", () -> feed("a"))
          .suggests(ANYTHING_GOES, thrown -> thrown == null)
          .shouldThrow(IllegalStateException.class);
    }

    @Test
    @DisplayName("a stream says how it stands")
    void saysHowItStands() {
      note(reader.toString());
      reader.setTransport(transport);
      feed("x".repeat(17));
      note(reader.toString());
      reader.feedEof();
      reader.setException(new IOException("reset"));
      note(reader.toString());

      observed("toString()", trace)
          .shouldBe(
              "StreamReader[0 bytes]",
              "StreamReader[17 bytes, paused]",
              "StreamReader[17 bytes, eof, exception=java.io.IOException: reset, paused]");
    }

    @Test
    @DisplayName("the demo prints what its CPython twin prints")
    void theDemoPrintsWhatItsCPythonTwinPrints() {
      try (var loop = EventLoop.create(time, time)) {
        StreamsDemo.program(loop, trace::add);
      }

      Twin.expectSameAsCPython("streams", trace.lines());
    }

    @Test
    @DisplayName("whatever the network cuts a stream into, the lines are the same")
    void theSameLinesHoweverCut() {
      long seed = new Random().nextLong();
      var random = new Random(seed);
      var lines = new ArrayList<String>();
      for (int i = 0; i < 200; i++) {
        lines.add("x".repeat(random.nextInt(9)) + "\n");
      }
      run(
          () -> {
            Task<Void> task =
                start(
                    "lines",
                    () -> {
                      for (byte[] line : reader.lines()) {
                        note(text(line));
                      }
                    });
            String all = String.join("", lines);
            for (int at = 0; at < all.length(); ) {
              int next = Math.min(all.length(), at + 1 + random.nextInt(12));
              feed(all.substring(at, next));
              at = next;
              ticks(at < all.length() ? random.nextInt(3) : 0);
            }
            reader.feedEof();
            await(task);
          });

      observed("the lines (seed %d)".formatted(seed), trace.lines())
          .suggests(
              ONE_READ_ONE_MESSAGE, seen -> String.join("", seen).equals(String.join("", lines)))
          .shouldBe(lines.toArray(String[]::new));
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: the write buffer")
  class Kept {

    private final List<String> told = new ArrayList<>();
    private final ChunkPool pool = new ChunkPool();
    private final ByteBuffer spare = pool.take();
    private WriteBuffer kept;

    /** Runs with a buffer whose limits are ten and four bytes, and a pool with one chunk in it. */
    private void withBuffer(CoroutineAction body) {
      run(
          () -> {
            pool.giveBack(spare);
            kept = new WriteBuffer(new ToldProtocol(told), pool);
            kept.setLimits(new WriteBufferLimits(10, 4));
            body.run();
          });
    }

    @Test
    @DisplayName("bytes leave in the order in which they came, whatever the channel takes at once")
    void inOrder() {
      var channel = new NarrowChannel(3);
      withBuffer(
          () -> {
            kept.add(buffer("abcd"));
            kept.writeTo(channel);
            kept.add(buffer("efgh"));
            while (!kept.isEmpty()) {
              kept.writeTo(channel);
            }
          });

      observed("what the channel was given", channel.text())
          .suggests(FORGETS_REST, seen -> seen.length() != 8)
          .suggests(WRITE_REORDERS)
          .shouldBe("abcdefgh");
    }

    @Test
    @DisplayName("it keeps the bytes, not the buffer that they came in")
    void keepsACopy() {
      var channel = new NarrowChannel(100);
      withBuffer(
          () -> {
            ByteBuffer reused = buffer("first");
            kept.add(reused);
            note("left in the buffer: " + reused.remaining());
            reused.clear();
            reused.put(bytes("other"));
            kept.writeTo(channel);
          });

      observed("what the channel was given", channel.text())
          .suggests(KEEPS_CALLERS_BUFFER)
          .shouldBe("first");
      observed("the caller's buffer", trace)
          .suggests(KEEPS_CALLERS_BUFFER)
          .shouldBe("left in the buffer: 0");
    }

    @Test
    @DisplayName("what is kept may be a part of an array, or stand outside the heap")
    void anyBufferCanBeKept() {
      var channel = new NarrowChannel(100);
      withBuffer(
          () -> {
            attempting("keeping a direct buffer", () -> kept.add(direct("abc")))
                .suggests(BACKING_ARRAY)
                .shouldSucceed();
            kept.add(slice("de"));
            kept.writeTo(channel);
          });

      observed("what the channel was given", channel.text())
          .suggests(BACKING_ARRAY)
          .shouldBe("abcde");
    }

    @Test
    @DisplayName("small pieces share a chunk")
    void smallPiecesShareAChunk() {
      var channel = new NarrowChannel(10_000);
      withBuffer(
          () -> {
            for (int i = 0; i < 100; i++) {
              kept.add(buffer("0123456789"));
            }
            kept.writeTo(channel);
          });

      observed("how many chunks a hundred pieces of ten bytes took", channel.buffers)
          .suggests(CHUNK_EACH, chunks -> chunks > 10)
          .shouldBe(1);
    }

    @Test
    @DisplayName("one call writes many chunks, and is the only one")
    void manyChunksInOneCall() {
      var channel = new NarrowChannel(10 * ChunkPool.CHUNK_BYTES + 1);
      withBuffer(
          () -> {
            kept.add(ByteBuffer.allocate(12 * ChunkPool.CHUNK_BYTES));
            kept.writeTo(channel);
          });

      observed("the calls", channel.calls).suggests(FEW_CHUNKS).shouldBe(1);
      observed("the bytes that are left of twelve chunks", kept.size())
          .suggests(FEW_CHUNKS, size -> size > 2 * ChunkPool.CHUNK_BYTES)
          .shouldBe(2 * ChunkPool.CHUNK_BYTES - 1);
    }

    @Test
    @DisplayName("the memory comes from the pool")
    void memoryFromThePool() {
      withBuffer(
          () -> {
            kept.add(buffer("a"));
            note("in the pool: " + isSpare(pool.take()));
          });

      observed("the pool's only chunk", trace).suggests(OWN_MEMORY).shouldBe("in the pool: false");
    }

    @Test
    @DisplayName("a chunk that has gone out is the pool's again, and no other memory is")
    void chunksComeBack() {
      var channel = new NarrowChannel(3 * ChunkPool.CHUNK_BYTES);
      withBuffer(
          () -> {
            kept.add(ByteBuffer.allocate(2 * ChunkPool.CHUNK_BYTES + 5));
            kept.writeTo(channel);
          });
      List<ByteBuffer> spares = List.of(pool.take(), pool.take(), pool.take());

      observed("the pool's only chunk is back", spares.stream().anyMatch(this::isSpare))
          .suggests(CHUNKS_STAY)
          .shouldBe(true);
      observed("the sizes of what the pool has", spares.stream().map(Buffer::capacity).toList())
          .suggests(OWN_MEMORY)
          .shouldBe(Collections.nCopies(3, ChunkPool.CHUNK_BYTES));
    }

    @Test
    @DisplayName("a chunk whose bytes are thrown away is the pool's again")
    void clearGivesChunksBack() {
      withBuffer(
          () -> {
            kept.add(buffer("a"));
            kept.clear();
          });

      observed("the pool's only chunk is back", isSpare(pool.take()))
          .suggests(CHUNKS_STAY)
          .shouldBe(true);
    }

    /** Whether a chunk is the memory that was in the pool at first. */
    private boolean isSpare(ByteBuffer chunk) {
      spare.clear().put(0, (byte) 1);
      chunk.clear().put(0, (byte) 2);
      return spare.get(0) == 2;
    }

    @Test
    @DisplayName("what the channel fails by is thrown")
    void theChannelFails() {
      var channel = new NarrowChannel(10);
      channel.failure = new IOException("broken pipe");
      withBuffer(
          () -> {
            kept.add(buffer("a"));
            attempting("writing to a channel that fails", () -> kept.writeTo(channel))
                .suggests(CHANNEL_FAILURE, thrown -> thrown == null)
                .shouldThrow(IOException.class);
          });
    }

    @Test
    @DisplayName("many small writes become few calls")
    void fewCalls() {
      var channel = new NarrowChannel(1_000_000);
      withBuffer(
          () -> {
            for (int i = 0; i < 10_000; i++) {
              kept.add(buffer("0123456789"));
            }
            while (!kept.isEmpty()) {
              kept.writeTo(channel);
            }
          });

      observed("the bytes", channel.bytes().length).suggests(FORGETS_REST).shouldBe(100_000);
      observed("the calls for 100,000 bytes in 10,000 pieces", channel.calls)
          .suggests(ONE_CALL_EACH)
          .shouldSatisfy("at most 100", calls -> calls <= 100);
    }

    @Test
    @DisplayName("large and small pieces come through whole")
    void largeAndSmallPieces() {
      long seed = new Random().nextLong();
      var random = new Random(seed);
      var given = new ByteArrayOutputStream();
      var channel = new NarrowChannel(7_001);
      withBuffer(
          () -> {
            for (int i = 0; i < 200; i++) {
              var piece = new byte[random.nextInt(i % 10 == 0 ? 50_000 : 50)];
              random.nextBytes(piece);
              given.writeBytes(piece);
              kept.add(ByteBuffer.wrap(piece));
              if (i % 3 == 0) {
                kept.writeTo(channel);
              }
            }
            while (!kept.isEmpty()) {
              kept.writeTo(channel);
            }
          });

      observed(
              "whether the bytes are the same (seed %d)".formatted(seed),
              Arrays.equals(given.toByteArray(), channel.bytes()))
          .suggests(FORGETS_REST)
          .shouldBe(true);
    }

    @Test
    @DisplayName("the protocol pauses above the high limit, once, and goes on at the low one")
    void pausesAndGoesOn() {
      var channel = new NarrowChannel(3);
      withBuffer(
          () -> {
            kept.add(buffer("0123456789"));
            told.add("10 kept");
            kept.add(buffer("ab"));
            kept.add(buffer("c"));
            told.add("13 kept");
            while (!kept.isEmpty()) {
              kept.writeTo(channel);
              told.add(kept.size() + " kept");
            }
          });

      observed("what the protocol was told, and when", told)
          .suggests(PAUSES_AGAIN, seen -> seen.stream().filter("pause"::equals).count() > 1)
          .suggests(MARKS_OFF_BY_ONE, seen -> seen.indexOf("pause") < seen.indexOf("10 kept"))
          .suggests(
              RESUMES_EARLY,
              seen ->
                  seen.indexOf("resume") > seen.indexOf("pause")
                      && seen.indexOf("resume") < seen.indexOf("7 kept"))
          .suggests(MARKS_OFF_BY_ONE, seen -> seen.indexOf("resume") == seen.indexOf("4 kept") + 1)
          .shouldBe(
              "10 kept", "pause", "13 kept", "10 kept", "7 kept", "resume", "4 kept", "1 kept",
              "0 kept");
    }

    @Test
    @DisplayName("a second flood pauses the protocol again")
    void pausesASecondTime() {
      var channel = new NarrowChannel(1_000);
      withBuffer(
          () -> {
            for (int i = 0; i < 2; i++) {
              kept.add(buffer("0123456789ab"));
              kept.writeTo(channel);
            }
          });

      observed("what the protocol was told", told).shouldBe("pause", "resume", "pause", "resume");
    }

    @Test
    @DisplayName("lower limits count at once")
    void lowerLimitsCountAtOnce() {
      withBuffer(
          () -> {
            kept.add(buffer("01234"));
            kept.setLimits(new WriteBufferLimits(4, 0));
          });

      observed("what the protocol was told", told)
          .suggests(LIMITS_LATE, List::isEmpty)
          .shouldBe("pause");
    }

    @Test
    @DisplayName("other limits do not undo a pause: the next write does")
    void limitsDoNotUndoAPause() {
      var channel = new NarrowChannel(1);
      withBuffer(
          () -> {
            kept.add(buffer("0123456789ab"));
            kept.setLimits(new WriteBufferLimits(5, 3));
            kept.setLimits(new WriteBufferLimits(100, 50));
            told.add("higher limits");
            kept.writeTo(channel);
          });

      observed("what the protocol was told, and when", told)
          .suggests(FORGETS_IT_PAUSED, seen -> seen.indexOf("higher limits") == 2)
          .shouldBe("pause", "higher limits", "resume");
    }

    @Test
    @DisplayName("without limits of its own, it has the defaults")
    void defaultLimits() {
      withBuffer(
          () -> {
            var usual = new WriteBuffer(new ToldProtocol(told), pool);
            usual.add(ByteBuffer.allocate(WriteBufferLimits.DEFAULT.high()));
            told.add("the high limit");
            usual.add(ByteBuffer.allocate(1));
            while (told.size() < 3 && !usual.isEmpty()) {
              usual.writeTo(new NarrowChannel(1024));
            }
            told.add(usual.size() + " kept");
          });

      observed("what the protocol was told, and when", told)
          .suggests(OTHER_DEFAULTS)
          .shouldBe("the high limit", "pause", "resume", "15361 kept");
    }

    @Test
    @DisplayName("what is thrown away is not sent, and does not count")
    void clear() {
      var channel = new NarrowChannel(1_000);
      withBuffer(
          () -> {
            kept.add(buffer("01234"));
            kept.clear();
            note("%d kept, empty: %s".formatted(kept.size(), kept.isEmpty()));
            kept.add(buffer("new"));
            kept.writeTo(channel);
          });

      observed("the size", trace).suggests(CLEAR_FORGETS_SIZE).shouldBe("0 kept, empty: true");
      observed("what the channel was given", channel.text()).shouldBe("new");
    }

    @Test
    @DisplayName("throwing everything away is no news for the protocol")
    void clearIsNoNews() {
      var channel = new NarrowChannel(1_000);
      withBuffer(
          () -> {
            kept.add(buffer("0123456789ab"));
            kept.clear();
            told.add("cleared");
            kept.add(buffer("0123456789ab"));
            told.add("kept again");
            kept.writeTo(channel);
          });

      observed("what the protocol was told, and when", told)
          .suggests(CLEAR_SPEAKS, seen -> seen.indexOf("resume") == 1)
          .suggests(FORGETS_IT_PAUSED, seen -> seen.lastIndexOf("pause") > 0)
          .shouldBe("pause", "cleared", "kept again", "resume");
    }
  }

  @Nested
  @Order(3)
  @DisplayName("part 3: the writer, and drain")
  class Writer {

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
                .suggests(BACKING_ARRAY)
                .shouldSucceed();
            writer.write(slice("de"));
          });

      observed("asked of the transport", transport.asked)
          .suggests(BACKING_ARRAY)
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

      observed("who went on", trace)
          .suggests(ONE_FUTURE, List::isEmpty)
          .shouldBe("2 went on");
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

  /** Notes what a write buffer tells its protocol. */
  private record ToldProtocol(List<String> told) implements Protocol {

    @Override
    public void pauseWriting() {
      told.add("pause");
    }

    @Override
    public void resumeWriting() {
      told.add("resume");
    }

    @Override
    public void connectionMade(Transport transport) {}

    @Override
    public void dataReceived(ByteBuffer bytes) {}

    @Override
    public boolean eofReceived() {
      return true;
    }

    @Override
    public void connectionLost(Exception failure) {}
  }
}

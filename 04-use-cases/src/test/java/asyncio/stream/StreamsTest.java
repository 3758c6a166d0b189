package asyncio.stream;

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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
          "every arrival has all bytes searched again; a slow sender makes that quadratic");
  private static final Misconception LIMIT_IGNORED =
      Misconception.of(
          "limit-is-ignored", "a line may be as long as it likes; the limit is there to stop that");
  private static final Misconception LIMIT_COUNTS_SEPARATOR =
      Misconception.of(
          "limit-counts-the-separator", "the limit is for what stands before the separator");
  private static final Misconception OVERRUN_TAKES =
      Misconception.of(
          "overrun-takes-the-bytes",
          "readUntil throws the bytes away when the limit is overrun; they should stay");
  private static final Misconception LONG_LINE_STAYS =
      Misconception.of(
          "long-line-stays",
          "a line that is too long stays in the stream, and the next readLine meets it again");
  private static final Misconception LONG_LINE_TAKES_NEXT =
      Misconception.of(
          "long-line-takes-the-next",
          "a line that is too long is thrown away, and the lines behind it, too");
  private static final Misconception PARTIAL_STAYS =
      Misconception.of(
          "partial-stays",
          "what an IncompleteReadError tells of stays in the stream, too, and is read twice");
  private static final Misconception NEVER_PAUSES =
      Misconception.of(
          "never-pauses",
          "the transport goes on receiving although nobody reads; the memory is the limit then");
  private static final Misconception NEVER_RESUMES =
      Misconception.of(
          "never-resumes",
          "the transport pauses, and is not told to go on when there is room again");
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
  private static final Misconception FAILURE_ONCE =
      Misconception.of(
          "failure-wakes-nobody",
          "the stream has failed, and who waits is not told, or who comes later");
  private static final Misconception CANCELLED_STAYS =
      Misconception.of(
          "cancelled-reader-stays",
          "a read that was cancelled counts as waiting, and no other is let in");
  private static final Misconception DRAIN_SUSPENDS =
      Misconception.of("drain-always-waits", "drain waits although there is room");
  private static final Misconception DRAIN_IS_IDLE =
      Misconception.of("drain-never-waits", "drain returns although writing is paused");
  private static final Misconception DRAIN_WAKES_ONE =
      Misconception.of(
          "drain-wakes-one", "there is room again, and only one of those that wait is told");
  private static final Misconception DRAIN_HANGS =
      Misconception.of(
          "drain-outlives-the-connection", "the connection is lost, and drain waits on for room");
  private static final Misconception DRAIN_SILENT =
      Misconception.of(
          "drain-hides-the-loss", "the connection is lost, and drain says that all is well");
  private static final Misconception CLOSING_HIDES_LOSS =
      Misconception.of(
          "drain-runs-ahead-of-the-loss",
          "the transport is closing, and drain gives nobody else a turn: a coroutine that only"
              + " writes never hears that the connection is lost");
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
  private static final Misconception PAUSES_AGAIN =
      Misconception.of(
          "pauses-again-and-again",
          "the protocol is told to pause although it was told before; once is enough until it goes"
              + " on");
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

    /** Starts a task that reads, and notes what it got, or what was thrown. */
    private Task<Void> reading(String name, Coroutine<byte[]> read) {
      return start(
          name,
          () -> {
            try {
              note(name + " got " + text(await(read)));
            } catch (IncompleteReadError incomplete) {
              note(name + " incomplete after " + text(incomplete.partial()));
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
          .suggests(LOSES_REST)
          .shouldBe("4 abcd", "0 into a full buffer", "2 more", "-1 at the end");
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
          .shouldBe("exactly incomplete after abc", "[]");
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
          .suggests(ONE_READ_ONE_MESSAGE)
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
          .suggests(LIMIT_IGNORED)
          .shouldBe("eight got 12345678;", "nine overrun, consumed 9");
    }

    @Test
    @DisplayName("without a separator, the limit is overrun as soon as too much has arrived")
    void overrunWithoutASeparator() {
      runOrName(
          LIMIT_IGNORED,
          "feed more than the limit without a separator",
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
          .suggests(LIMIT_IGNORED)
          .shouldBe("eight bytes", "until overrun, consumed 9");
    }

    @Test
    @DisplayName("bytes that overrun the limit stay in the stream")
    void overrunBytesStay() {
      runOrName(
          OVERRUN_TAKES,
          "read what has overrun the limit by readExactly",
          () -> {
            feed("123456789;rest");
            await(reading("until", reader.readUntil(bytes(";"))));
            note(text(await(reader.readExactly(10))));
          });

      observed("what happened", trace)
          .suggests(OVERRUN_TAKES)
          .shouldBe("until overrun, consumed 9", "123456789;");
    }

    @Test
    @DisplayName("a line that is too long is thrown away, and the next one is read")
    void aLongLineIsThrownAway() {
      runOrName(
          LONG_LINE_TAKES_NEXT,
          "read the line behind one that is too long",
          () -> {
            feed("123456789\nnext\n");
            await(reading("long", reader.readLine()));
            await(reading("next", reader.readLine()));
          });

      observed("what happened", trace)
          .suggests(LONG_LINE_STAYS, seen -> seen.getLast().contains("overrun"))
          .suggests(LONG_LINE_STAYS, seen -> seen.getLast().contains("1234"))
          .suggests(LONG_LINE_TAKES_NEXT)
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
          .suggests(LONG_LINE_STAYS)
          .shouldBe("long overrun, consumed 9", "rest got end\n");
    }

    @Test
    @DisplayName("what was searched once is not searched again")
    void doesNotSearchAgain() {
      var large = new StreamReader(4_000_000);
      runOrName(
          SEARCHES_AGAIN,
          "read a line of four million bytes, which arrive in 20,000 parts",
          () -> {
            Task<byte[]> task = createTask(large.readUntil(bytes("\n")));
            ticks(1);
            ByteBuffer part = buffer("x".repeat(200));
            for (int i = 0; i < 20_000; i++) {
              large.feedData(part.rewind());
              ticks(1);
            }
            large.feedData(buffer("\n"));
            note(await(task).length + " bytes");
          });

      observed("a long line in many parts", trace)
          .suggests(SEARCHES_AGAIN)
          .shouldBe("4000001 bytes");
    }

    @Test
    @DisplayName("the transport pauses when more than twice the limit is kept, once")
    void pausesWhenTooMuchIsKept() {
      reader.setTransport(transport);
      feed("12345678");
      feed("12345678");
      observed("asked of the transport with sixteen bytes", transport.asked).shouldBeEmpty();
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
            note(String.join(" ", transport.asked));
            await(reader.readExactly(1));
            note(String.join(" ", transport.asked));
            await(reader.readExactly(1));
            note(String.join(" ", transport.asked));
          });

      observed("asked of the transport with nine, eight, seven bytes left", trace)
          .suggests(NEVER_PAUSES, seen -> seen.getLast().isEmpty())
          .suggests(NEVER_RESUMES, seen -> !seen.getLast().contains("resume"))
          .shouldBe("pause", "pause resume", "pause resume");
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
            note(String.join(" ", transport.asked));
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
      runOrName(
          SECOND_READER,
          "read twice at the same time",
          () -> {
            Task<Void> first = reading("first", reader.read(1));
            Task<Void> second = reading("second", reader.read(1));
            ticks(2);
            note("then");
            feed("ab");
            await(first);
            await(second);
          });

      observed("what happened", trace)
          .suggests(SECOND_READER)
          .shouldBe("second refused", "then", "first got a");
    }

    @Test
    @DisplayName("a read that is cancelled loses nothing, and lets the next one wait")
    void aCancelledReadLosesNothing() {
      runOrName(
          CANCELLED_STAYS,
          "read again after a read was cancelled",
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
            await(second);
          });

      observed("what happened", trace)
          .suggests(CANCELLED_STAYS, seen -> seen.contains("second refused"))
          .suggests(LOSES_REST)
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
    @DisplayName(
        "what cannot be is refused: a limit of zero, data after the end, an empty separator")
    void whatCannotBeIsRefused() {
      attempting("a limit of zero", () -> new StreamReader(0))
          .shouldThrow(IllegalArgumentException.class);
      attempting("an empty separator", () -> run(() -> await(reader.readUntil(new byte[0]))))
          .shouldThrow(IllegalArgumentException.class);
      attempting("a negative length", () -> run(() -> await(reader.readExactly(-1))))
          .shouldThrow(IllegalArgumentException.class);
      reader.feedEof();
      attempting("data after the end", () -> feed("a")).shouldThrow(IllegalStateException.class);
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
          .suggests(ONE_READ_ONE_MESSAGE)
          .shouldBe(lines.toArray(String[]::new));
    }
  }

  @Nested
  @Order(2)
  @DisplayName("part 2: the write buffer")
  class Kept {

    private final List<String> told = new ArrayList<>();
    private WriteBuffer kept;

    /** Runs with a buffer of the running loop, whose limits are ten and four bytes. */
    private void withBuffer(CoroutineAction body) {
      run(
          () -> {
            kept = new WriteBuffer(new ToldProtocol(told), ChunkPool.of(EventLoop.running()));
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
          .suggests(RESUMES_EARLY, seen -> seen.indexOf("resume") < seen.indexOf("7 kept"))
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

      observed("what the protocol was told", told).shouldBe("pause");
    }

    @Test
    @DisplayName("what is thrown away is not sent")
    void clear() {
      var channel = new NarrowChannel(1_000);
      withBuffer(
          () -> {
            kept.add(buffer("01234"));
            kept.clear();
            kept.add(buffer("new"));
            kept.writeTo(channel);
          });

      observed("what the channel was given", channel.text()).shouldBe("new");
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
            } catch (IOException failure) {
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
          .suggests(DRAIN_WAKES_ONE)
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
            await(second);
          });

      observed("who went on", trace).shouldBe("2 went on");
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

      observed("what drain did", trace).suggests(DRAIN_SILENT).shouldBe("drain failed: reset");
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

      observed("what drain did", trace).shouldBe("drain went on");
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
          .suggests(DRAIN_SILENT)
          .shouldBe("drain failed: Connection lost");
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
          .suggests(DRAIN_SILENT)
          .shouldBe("drain failed: reset by peer");
    }

    @Test
    @DisplayName("on a transport that is closing, drain lets the loop tell of the loss")
    void drainOnAClosingTransport() {
      run(
          () -> {
            writer.close();
            EventLoop.running().callSoon(() -> flow.connectionLost(null));
            try {
              await(writer.drain(), IOException.class);
              note("drain went on");
            } catch (IOException failure) {
              note("drain failed: " + failure.getMessage());
            }
          });

      observed("what drain did", trace)
          .suggests(CLOSING_HIDES_LOSS)
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
          .suggests(DRAIN_SILENT)
          .shouldBe("done before the connection is gone: false", "failed: reset");
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

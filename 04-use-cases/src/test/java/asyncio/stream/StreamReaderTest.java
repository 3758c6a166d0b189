package asyncio.stream;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.loop.EventLoop;
import asyncio.stream.demo.StreamsDemo;
import asyncio.task.Coroutine;
import asyncio.task.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import loopcraft.grader.Grades;
import loopcraft.grader.Need;
import loopcraft.grader.Needs;
import loopcraft.grader.kit.Misconception;
import loopcraft.grader.kit.Twin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.1", points = 16, seconds = 6)
@Needs(Need.NETWORK)
@DisplayName("04.1 Streams, part 1: the reader")
class StreamReaderTest extends StreamTests {

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
      Misconception.of("takes-any-argument", "what cannot be done is done somehow; refuse it");

  static final Misconception OTHER_DEFAULTS =
      Misconception.of("another-default", "who sets no limits gets others than the defaults");

  static final Misconception BACKING_ARRAY =
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

  static final Misconception MARKS_OFF_BY_ONE =
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

  static final Misconception PAUSES_AGAIN =
      Misconception.of(
          "pauses-again-and-again",
          "the protocol is told to pause although it was told before; once is enough until it goes"
              + " on");

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

    observed("a long line in many parts", trace).suggests(SEARCHES_AGAIN).shouldBe("8000001 bytes");
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

package asyncio.stream;

import static loopcraft.grader.kit.Expect.attempting;
import static loopcraft.grader.kit.Expect.observed;

import asyncio.task.CoroutineAction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import loopcraft.grader.Grades;
import loopcraft.grader.kit.Misconception;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@Grades(value = "04.1", part = 2, points = 6, seconds = 4)
@DisplayName("04.1 Streams, part 2: the write buffer")
class WriteBufferTest extends StreamTests {

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
      Misconception.of("failed-write-unseen", "the channel has failed, and nobody is told");

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
              .suggests(StreamReaderTest.BACKING_ARRAY)
              .shouldSucceed();
          kept.add(slice("de"));
          kept.writeTo(channel);
        });

    observed("what the channel was given", channel.text())
        .suggests(StreamReaderTest.BACKING_ARRAY)
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
        .suggests(
            StreamReaderTest.PAUSES_AGAIN,
            seen -> seen.stream().filter("pause"::equals).count() > 1)
        .suggests(
            StreamReaderTest.MARKS_OFF_BY_ONE,
            seen -> seen.indexOf("pause") < seen.indexOf("10 kept"))
        .suggests(
            RESUMES_EARLY,
            seen ->
                seen.indexOf("resume") > seen.indexOf("pause")
                    && seen.indexOf("resume") < seen.indexOf("7 kept"))
        .suggests(
            StreamReaderTest.MARKS_OFF_BY_ONE,
            seen -> seen.indexOf("resume") == seen.indexOf("4 kept") + 1)
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
        .suggests(StreamReaderTest.OTHER_DEFAULTS)
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

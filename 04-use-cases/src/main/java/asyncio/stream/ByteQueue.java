package asyncio.stream;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes in line: added at the end, taken from the front. It grows as it must. */
final class ByteQueue {

  private static final int FIRST_CAPACITY = 1024;

  private byte[] bytes = new byte[0];
  private int start;
  private int end;
  private long taken;

  int size() {
    return end - start;
  }

  boolean isEmpty() {
    return start == end;
  }

  /** How many bytes have left at the front since the beginning, taken or thrown away. */
  long taken() {
    return taken;
  }

  /** Copies what remains in a buffer to the end of the line. */
  void add(ByteBuffer added) {
    int length = added.remaining();
    makeRoom(length);
    added.get(bytes, end, length);
    end += length;
  }

  private void makeRoom(int length) {
    if (bytes.length - end >= length) {
      return;
    }
    int size = size();
    int needed = Math.addExact(size, length);
    byte[] room =
        needed <= bytes.length / 2
            ? bytes
            : new byte[Math.max(FIRST_CAPACITY, Math.max(needed, bytes.length * 2))];
    System.arraycopy(bytes, start, room, 0, size);
    bytes = room;
    start = 0;
    end = size;
  }

  /** Takes so many bytes from the front. */
  byte[] take(int length) {
    byte[] taken = Arrays.copyOfRange(bytes, start, start + length);
    drop(length);
    return taken;
  }

  /** Takes all. */
  byte[] takeAll() {
    return take(size());
  }

  /** Takes as many as there are and as fit, into a buffer; says how many that were. */
  int takeInto(ByteBuffer target) {
    int length = Math.min(size(), target.remaining());
    target.put(bytes, start, length);
    drop(length);
    return length;
  }

  /** Throws so many bytes at the front away. */
  void drop(int length) {
    start += length;
    taken += length;
    if (start == end) {
      start = 0;
      end = 0;
    }
  }

  /**
   * Where a sequence of bytes first stands, counted from the front, or -1.
   *
   * @param from where to begin to look
   */
  int indexOf(byte[] sequence, int from) {
    int last = end - sequence.length;
    for (int i = start + from; i <= last; i++) {
      if (bytes[i] == sequence[0] && matches(sequence, i)) {
        return i - start;
      }
    }
    return -1;
  }

  /** Whether a sequence of bytes stands at a place, counted from the front. */
  boolean hasAt(int index, byte[] sequence) {
    return size() - index >= sequence.length && matches(sequence, start + index);
  }

  private boolean matches(byte[] sequence, int at) {
    return Arrays.equals(bytes, at, at + sequence.length, sequence, 0, sequence.length);
  }
}

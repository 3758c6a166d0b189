package asyncio.loop;

import java.util.Arrays;

/** An endless sequence of bytes, in which no two places look alike. */
final class Bytes {

  private static final int GOLDEN_RATIO = 0x9E3779B9;

  private Bytes() {}

  /** The bytes at a place of the sequence. */
  static byte[] at(int place, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) ((place + i) * GOLDEN_RATIO >>> 24);
    }
    return bytes;
  }

  /** How what was received compares with what was sent, in words. */
  static String compare(byte[] sent, byte[] received) {
    int difference = Arrays.mismatch(sent, received);
    if (difference < 0) {
      return "the same";
    }
    return difference == received.length
        ? "the first %,d of %,d bytes, then the end".formatted(difference, sent.length)
        : "byte %,d of %,d is another one".formatted(difference, sent.length);
  }
}

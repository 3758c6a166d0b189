package asyncio.http;

import java.util.OptionalLong;

/** What follows the head of a response. */
public sealed interface ResponseBody {

  /** A body that is there. The array must not change any more. */
  record Bytes(byte[] bytes) implements ResponseBody {}

  /**
   * A body that is made while it is sent.
   *
   * @param length how many bytes it will be, if that is known; otherwise it goes out in chunks
   * @param producer writes it
   */
  record Streamed(OptionalLong length, BodyProducer producer) implements ResponseBody {

    /** Checks the length. */
    public Streamed {
      if (length.orElse(0) < 0) {
        throw new IllegalArgumentException("a length cannot be negative: " + length.getAsLong());
      }
    }
  }
}

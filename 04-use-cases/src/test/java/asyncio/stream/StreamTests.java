package asyncio.stream;

import asyncio.OnVirtualTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the tests of streams, clients and servers have in common. */
abstract class StreamTests extends OnVirtualTime {

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static ByteBuffer buffer(String text) {
    return ByteBuffer.wrap(bytes(text));
  }

  /** A buffer without an array, of which a part is the text. */
  static ByteBuffer direct(String text) {
    ByteBuffer all = ByteBuffer.allocateDirect(text.length() + 2);
    return all.put(1, bytes(text)).limit(text.length() + 1).position(1);
  }

  /** A part of an array. */
  static ByteBuffer slice(String text) {
    return buffer("<" + text + ">").slice(1, text.length());
  }
}

package asyncio.stream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.charset.StandardCharsets;

/** A channel that takes so many bytes a call, as a socket does whose buffer is nearly full. */
final class NarrowChannel implements GatheringByteChannel {

  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private final int width;
  int calls;
  int buffers;
  IOException failure;

  NarrowChannel(int width) {
    this.width = width;
  }

  String text() {
    return taken.toString(StandardCharsets.UTF_8);
  }

  byte[] bytes() {
    return taken.toByteArray();
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return (int) write(new ByteBuffer[] {bytes});
  }

  @Override
  public long write(ByteBuffer[] many) throws IOException {
    return write(many, 0, many.length);
  }

  @Override
  public long write(ByteBuffer[] many, int offset, int length) throws IOException {
    calls++;
    buffers += length;
    if (failure != null) {
      throw failure;
    }
    int room = width;
    for (int i = offset; i < offset + length; i++) {
      var part = new byte[Math.min(room, many[i].remaining())];
      many[i].get(part);
      taken.writeBytes(part);
      room -= part.length;
    }
    return width - room;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}

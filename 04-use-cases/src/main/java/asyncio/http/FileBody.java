package asyncio.http;

import static asyncio.Asyncio.await;

import asyncio.task.ExecutorCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Executor;

/** Sends a file in blocks, each of which an executor reads. */
final class FileBody implements BodyProducer {

  private static final int BLOCK = 64 * 1024;

  private final Path file;
  private final long length;
  private final Executor executor;

  FileBody(Path file, long length, Executor executor) {
    this.file = file;
    this.length = length;
    this.executor = executor;
  }

  @Override
  public void writeTo(BodyWriter out) throws IOException {
    var open = new OpenFile();
    try {
      long left = length;
      while (left > 0) {
        int most = (int) Math.min(BLOCK, left);
        byte[] block =
            await(ExecutorCall.on(executor, () -> open.read(most)), IOException.class);
        if (block.length == 0) {
          throw new IOException("the file has become shorter while it was sent: " + file);
        }
        left -= block.length;
        await(out.write(block), IOException.class);
      }
    } finally {
      executor.execute(open::close);
    }
  }

  /** Opened by the first read. A read may begin after its coroutine was cancelled, and then must not. */
  private final class OpenFile {

    private SeekableByteChannel channel;
    private boolean closed;

    /** Blocks. */
    synchronized byte[] read(int most) throws IOException {
      if (closed) {
        throw new IOException("nobody waits for this any more");
      }
      if (channel == null) {
        channel =
            Files.newByteChannel(
                file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      }
      ByteBuffer block = ByteBuffer.allocate(most);
      int read = channel.read(block);
      return Arrays.copyOf(block.array(), Math.max(read, 0));
    }

    /** Blocks, until a read under way has ended. */
    synchronized void close() {
      closed = true;
      if (channel != null) {
        try {
          channel.close();
        } catch (IOException nothingWasWritten) {
          // Then nothing can be lost by it.
        }
      }
    }
  }
}

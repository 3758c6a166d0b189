package asyncio.loop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Two sockets that are connected: the near one is for the loop, the far one is the test's. */
final class Wire implements AutoCloseable {

  private final SocketChannel near;
  private final SocketChannel far;

  Wire() throws IOException {
    try (var listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      far = SocketChannel.open(listener.getLocalAddress());
      near = listener.accept();
    }
    near.configureBlocking(false);
  }

  /** The end that does not block. */
  SocketChannel near() {
    return near;
  }

  /** The end that blocks. */
  SocketChannel far() {
    return far;
  }

  /** Sends a text to the near end, and waits until it is there. */
  void bring(String text) throws IOException {
    far.write(StandardCharsets.UTF_8.encode(text));
    awaitReadable(near);
  }

  /** Reads one letter at the near end: empty if there is none, null at the end of the stream. */
  String takeLetter() throws IOException {
    ByteBuffer letter = ByteBuffer.allocate(1);
    return near.read(letter) < 0 ? null : StandardCharsets.UTF_8.decode(letter.flip()).toString();
  }

  /** Waits until a channel has something to read, or a connection to accept. */
  static void awaitReadable(SelectableChannel channel) throws IOException {
    try (var selector = Selector.open()) {
      int reading = SelectionKey.OP_READ | SelectionKey.OP_ACCEPT;
      channel.register(selector, channel.validOps() & reading);
      selector.select();
    }
  }

  @Override
  public void close() throws IOException {
    near.close();
    far.close();
  }
}

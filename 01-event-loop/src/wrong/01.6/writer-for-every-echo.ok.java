// Alternative: nothing is written in the reader; one client is accepted at a time; one map.
// Replaces: the whole class
package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public final class CallbackEchoServer {

  private final EventLoop loop;
  private final ServerSocketChannel listener;
  private final Map<SocketChannel, ByteBuffer> buffers = new HashMap<>();

  private CallbackEchoServer(EventLoop loop, ServerSocketChannel listener) {
    this.loop = loop;
    this.listener = listener;
  }

  public static CallbackEchoServer start(EventLoop loop, InetSocketAddress address) {
    ServerSocketChannel listener = null;
    try {
      listener = ServerSocketChannel.open().bind(address, 500);
      listener.configureBlocking(false);
    } catch (IOException e) {
      if (listener != null) {
        quietly(listener);
      }
      throw new UncheckedIOException(e);
    }
    var server = new CallbackEchoServer(loop, listener);
    loop.addReader(listener, server::accept);
    return server;
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) listener.socket().getLocalSocketAddress();
  }

  public int connections() {
    return buffers.size();
  }

  @Override
  public void close() {
    if (listener.isOpen()) {
      loop.removeReader(listener);
      quietly(listener);
      List<SocketChannel> clients = new ArrayList<>(buffers.keySet());
      clients.forEach(this::disconnect);
    }
  }

  private void accept() {
    try {
      SocketChannel client = listener.accept();
      if (client != null) {
        client.configureBlocking(false);
        buffers.put(client, ByteBuffer.allocate(4096));
        loop.addReader(client, () -> read(client));
      }
    } catch (IOException e) {
      loop.callExceptionHandler(new ExceptionContext("no connection accepted", e, this));
      loop.removeReader(listener);
      loop.callLater(Duration.ofMillis(100), this::acceptAgain);
    }
  }

  private void acceptAgain() {
    if (listener.isOpen()) {
      loop.addReader(listener, this::accept);
    }
  }

  private void read(SocketChannel client) {
    ByteBuffer buffer = buffers.get(client).clear();
    int count;
    try {
      count = client.read(buffer);
    } catch (IOException e) {
      count = -1;
    }
    if (count < 0) {
      disconnect(client);
    } else if (count > 0) {
      buffer.flip();
      loop.removeReader(client);
      loop.addWriter(client, () -> write(client));
    }
  }

  private void write(SocketChannel client) {
    ByteBuffer buffer = buffers.get(client);
    try {
      client.write(buffer);
    } catch (IOException e) {
      disconnect(client);
      return;
    }
    if (!buffer.hasRemaining()) {
      loop.removeWriter(client);
      loop.addReader(client, () -> read(client));
    }
  }

  private void disconnect(SocketChannel client) {
    buffers.remove(client);
    loop.removeReader(client);
    loop.removeWriter(client);
    quietly(client);
  }

  private static void quietly(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception e) {
      // It is of no use any more.
    }
  }
}

// Alternative: the default backlog.
package asyncio.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

public final class CallbackEchoServer implements AutoCloseable {

  public static CallbackEchoServer start(EventLoop loop, InetSocketAddress address) {
    try {
      ServerSocketChannel listener = ServerSocketChannel.open();
      try {
        listener.bind(address).configureBlocking(false);
      } catch (IOException e) {
        listener.close();
        throw e;
      }
      var server = new CallbackEchoServer(loop, listener);
      loop.addReader(listener, server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

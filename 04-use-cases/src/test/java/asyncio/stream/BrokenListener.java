package asyncio.stream;

import asyncio.loop.Poller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** A listener with a client at the door that cannot be let in, as when no descriptors are left. */
final class BrokenListener extends ServerSocketChannel implements ScriptedPoller.Ready {

  int attempts;

  BrokenListener() {
    super(null);
  }

  @Override
  public int readyFor() {
    return Poller.READ;
  }

  @Override
  public SocketChannel accept() throws IOException {
    attempts++;
    throw new IOException("too many open files");
  }

  @Override
  public SocketAddress getLocalAddress() {
    return InetSocketAddress.createUnresolved("broken", 1);
  }

  @Override
  public ServerSocketChannel bind(SocketAddress local, int backlog) {
    return this;
  }

  @Override
  public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) {
    return this;
  }

  @Override
  public <T> T getOption(SocketOption<T> name) {
    return null;
  }

  @Override
  public Set<SocketOption<?>> supportedOptions() {
    return Set.of();
  }

  @Override
  public ServerSocket socket() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void implCloseSelectableChannel() {}

  @Override
  protected void implConfigureBlocking(boolean block) {}
}

package asyncio.stream;

import asyncio.loop.Poller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** A listener without a network: the test says who comes. */
final class ScriptedListener extends ServerSocketChannel implements ScriptedPoller.Ready {

  /** Whoever tries again and again should see the end of it, and fail by the number. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final Deque<ClientAtTheDoor> coming = new ArrayDeque<>();
  private boolean broken;
  int attempts;

  ScriptedListener() {
    super(null);
  }

  /** A client that is there when the loop polls next. */
  void comes(ClientAtTheDoor client) {
    coming.add(client);
  }

  /** From now on nobody can be let in, as when no descriptors are left. */
  void breaks() {
    broken = true;
  }

  /** From now on clients can be let in again. */
  void isMended() {
    broken = false;
  }

  @Override
  public int readyFor() {
    boolean ready = broken ? attempts < MOST_ATTEMPTS : !coming.isEmpty();
    return ready ? Poller.READ : 0;
  }

  @Override
  public SocketChannel accept() throws IOException {
    attempts++;
    if (broken) {
      throw new IOException("too many open files");
    }
    return coming.poll();
  }

  @Override
  public SocketAddress getLocalAddress() {
    return InetSocketAddress.createUnresolved("listener", 1);
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

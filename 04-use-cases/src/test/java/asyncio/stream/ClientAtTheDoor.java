package asyncio.stream;

import asyncio.loop.Poller;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;

/** The server's end of a connection without a network; the test is the client. */
final class ClientAtTheDoor extends SocketChannel implements ScriptedPoller.Ready {

  private final boolean goneAlready;
  private final StringBuilder received = new StringBuilder();
  private String said = "";
  private boolean reads = true;
  private boolean lost;

  private ClientAtTheDoor(boolean goneAlready) {
    super(null);
    this.goneAlready = goneAlready;
  }

  /** One that stays until it is cut off. */
  static ClientAtTheDoor waiting() {
    return new ClientAtTheDoor(false);
  }

  /** One that has gone before anybody looks after it. */
  static ClientAtTheDoor goneAlready() {
    return new ClientAtTheDoor(true);
  }

  /** One that does not read. */
  static ClientAtTheDoor notReading() {
    var client = new ClientAtTheDoor(false);
    client.reads = false;
    return client;
  }

  /** Begins to read. */
  void readsOn() {
    reads = true;
  }

  /** What it has received so far. */
  String received() {
    return received.toString();
  }

  /** Sends something, in ASCII. */
  void says(String text) {
    said = text;
  }

  /** Has the connection break. */
  void cutOff() {
    lost = true;
  }

  @Override
  public int readyFor() {
    return (lost || !said.isEmpty() ? Poller.READ : 0) | (reads ? Poller.WRITE : 0);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (lost) {
      throw new SocketException("Connection reset");
    }
    byte[] bytes = said.getBytes(StandardCharsets.US_ASCII);
    said = "";
    target.put(bytes);
    return bytes.length;
  }

  @Override
  public <T> SocketChannel setOption(SocketOption<T> name, T value) throws IOException {
    if (goneAlready) {
      throw new SocketException("Invalid argument");
    }
    return this;
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return InetSocketAddress.createUnresolved("client", 1);
  }

  @Override
  public SocketAddress getLocalAddress() {
    return InetSocketAddress.createUnresolved("listener", 1);
  }

  @Override
  public int write(ByteBuffer source) {
    int length = reads ? source.remaining() : 0;
    for (int i = 0; i < length; i++) {
      received.append((char) source.get());
    }
    return length;
  }

  @Override
  public SocketChannel shutdownOutput() {
    return this;
  }

  @Override
  public SocketChannel shutdownInput() {
    return this;
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isConnectionPending() {
    return false;
  }

  @Override
  public boolean connect(SocketAddress address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean finishConnect() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SocketChannel bind(SocketAddress local) {
    throw new UnsupportedOperationException();
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
  public Socket socket() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    return Stream.of(sources).skip(offset).limit(length).mapToInt(this::write).sum();
  }

  @Override
  protected void implCloseSelectableChannel() {}

  @Override
  protected void implConfigureBlocking(boolean block) {}
}

package asyncio.stream;

import asyncio.loop.Poller;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** A channel without a network: the test makes its connection, refuses it, or breaks it. */
final class ScriptedChannel extends SocketChannel implements ScriptedPoller.Ready {

  private SocketAddress remote;
  private IOException refusal;
  private boolean answered;
  private boolean atOnce;
  private boolean falseAlarm;
  private boolean connected;
  private boolean connectedBlocking;
  private RuntimeException unusable;

  ScriptedChannel() {
    super(null);
  }

  /** Lets the connection be made. */
  void answer() {
    answered = true;
  }

  /** Lets the connection be refused. */
  void refuse(String why) {
    refusal = new IOException(why);
    answered = true;
  }

  /** Has the loop say that there is news, although there is none yet. */
  void raiseFalseAlarm() {
    falseAlarm = true;
  }

  /** Lets the connection be made before {@link #connect} returns. */
  ScriptedChannel atOnce() {
    atOnce = true;
    return this;
  }

  /** Has {@link #connect} fail in a way that no network does. */
  ScriptedChannel unusable(RuntimeException why) {
    unusable = why;
    return this;
  }

  /** Whether it was asked to connect while it was in blocking mode. */
  boolean connectedBlocking() {
    return connectedBlocking;
  }

  @Override
  public int readyFor() {
    return answered || falseAlarm ? Poller.WRITE : 0;
  }

  @Override
  public boolean connect(SocketAddress address) {
    if (unusable != null) {
      throw unusable;
    }
    remote = address;
    connectedBlocking = isBlocking();
    connected = atOnce;
    return connected;
  }

  @Override
  public boolean finishConnect() throws IOException {
    falseAlarm = false;
    if (refusal != null) {
      throw refusal;
    }
    connected = answered;
    return connected;
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public boolean isConnectionPending() {
    return remote != null && !connected;
  }

  @Override
  public SocketAddress getRemoteAddress() {
    return remote;
  }

  @Override
  public SocketAddress getLocalAddress() {
    return null;
  }

  @Override
  protected void implCloseSelectableChannel() {}

  @Override
  protected void implConfigureBlocking(boolean block) {}

  @Override
  public SocketChannel bind(SocketAddress local) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> SocketChannel setOption(SocketOption<T> name, T value) {
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
  public SocketChannel shutdownInput() {
    throw new UnsupportedOperationException();
  }

  @Override
  public SocketChannel shutdownOutput() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket socket() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }
}

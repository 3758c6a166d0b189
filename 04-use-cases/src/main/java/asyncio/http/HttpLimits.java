package asyncio.http;

import java.time.Duration;

/**
 * What a server puts up with from a client.
 *
 * @param requestLineBytes the longest request line, without its end; a longer one is answered 414
 * @param headerBytes all header fields of a request together, with their ends; if there are more,
 *     431\. As many bytes may a chunked body have beside its chunks: extensions, trailers, zeros
 *     before sizes
 * @param headerCount how many fields; if there are more, 431
 * @param bodyBytes the longest body; a longer one is answered 413
 * @param idleTime how long a connection may be without a request; then it is closed without a word
 * @param headTime how long the head of a request may take from its first byte on; then 408
 * @param bodyTime how long the server waits for the body of a request, all waits together; then 408
 * @param writeTime how long a wait may be until a client has read enough of what it was sent; then
 *     its connection is aborted
 * @param connections how many there may be at once; one more is answered 503
 */
public record HttpLimits(
    int requestLineBytes,
    int headerBytes,
    int headerCount,
    long bodyBytes,
    Duration idleTime,
    Duration headTime,
    Duration bodyTime,
    Duration writeTime,
    int connections) {

  /** Fit for most: lines of 8 KiB, 32 KiB in 100 fields, 1 MiB, 60, 10, 30 and 30 s, 10,000. */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          8 * 1024,
          32 * 1024,
          100,
          1024 * 1024,
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          10_000);

  /** Checks that all are positive; a body may be forbidden. */
  public HttpLimits {
    if (requestLineBytes <= 0 || headerBytes <= 0 || headerCount <= 0 || connections <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
    if (bodyBytes < 0) {
      throw new IllegalArgumentException("bodyBytes cannot be negative: " + bodyBytes);
    }
    for (Duration time : new Duration[] {idleTime, headTime, bodyTime, writeTime}) {
      if (!time.isPositive()) {
        throw new IllegalArgumentException("a time limit must be positive: " + time);
      }
    }
  }

  /** The longest head: a request line, the fields, and the line ends that are in neither. */
  int headBytes() {
    return Math.addExact(Math.addExact(requestLineBytes, headerBytes), 4);
  }

  /** The same with a limit for bodies. */
  public HttpLimits withBodyBytes(long most) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        headerCount,
        most,
        idleTime,
        headTime,
        bodyTime,
        writeTime,
        connections);
  }

  /** The same with limits for the head. */
  public HttpLimits withHead(int mostRequestLineBytes, int mostHeaderBytes, int mostHeaders) {
    return new HttpLimits(
        mostRequestLineBytes,
        mostHeaderBytes,
        mostHeaders,
        bodyBytes,
        idleTime,
        headTime,
        bodyTime,
        writeTime,
        connections);
  }

  /** The same with other time limits. */
  public HttpLimits withTimes(Duration idle, Duration head, Duration body, Duration write) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        headerCount,
        bodyBytes,
        idle,
        head,
        body,
        write,
        connections);
  }

  /** The same with a limit for connections. */
  public HttpLimits withConnections(int most) {
    return new HttpLimits(
        requestLineBytes,
        headerBytes,
        headerCount,
        bodyBytes,
        idleTime,
        headTime,
        bodyTime,
        writeTime,
        most);
  }
}

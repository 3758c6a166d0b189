package asyncio.http;

/**
 * A request without its body: what stands before the empty line.
 *
 * @param method {@code GET}, {@code POST} or any other token; case matters
 * @param target what it is about
 * @param version the client's
 * @param headers the fields
 */
public record RequestHead(String method, Target target, HttpVersion version, Headers headers) {}

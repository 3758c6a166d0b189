package asyncio.http;

import static asyncio.Asyncio.async;

import asyncio.task.Coroutine;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests that no parser has read, and what is in responses. */
final class Requests {

  private Requests() {}

  /** A request whose target has a path and perhaps a query. */
  static Request request(String method, String target, Headers headers, RequestBody body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    return new Request(
        new RequestHead(
            method,
            new Target(target, path, segments(path), query, parameters(query)),
            HttpVersion.HTTP_1_1,
            headers),
        body,
        Optional.empty());
  }

  static Request request(String method, String target) {
    return request(method, target, Headers.EMPTY, RequestBody.EMPTY);
  }

  static Request get(String target) {
    return request("GET", target);
  }

  static Request get(String target, String header, String value) {
    return request("GET", target, Headers.of(header, value), RequestBody.EMPTY);
  }

  static Request post(String target, String contentType, String body) {
    return request(
        "POST",
        target,
        Headers.of("Content-Type", contentType),
        RequestBody.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** What is between the slashes, decoded. */
  static List<String> segments(String path) {
    return Stream.of(path.substring(1).split("/", -1)).map(Requests::decode).toList();
  }

  private static Map<String, List<String>> parameters(String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      parameters
          .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
          .add(parts.length < 2 ? "" : decode(parts[1]));
    }
    return parameters;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** A body that counts how often it is read. */
  static final class Watched implements RequestBody {

    int reads;

    @Override
    public Coroutine<byte[]> read() {
      return async(
          () -> {
            reads++;
            return new byte[0];
          });
    }
  }

  /** The first words of a response, and its body: {@code 200 {"id":7}}. */
  static String show(Response response) {
    return (response.status().code() + " " + text(response)).strip();
  }

  /** What is in a body that is there. */
  static String text(Response response) {
    return response.body() instanceof ResponseBody.Bytes(byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : response.body().toString();
  }

  static String header(Response response, String name) {
    return String.join(" + ", response.headers().all(name));
  }
}

// Misconception: a body is bound like any other component, when its turn comes.
// Fails: theBodyIsNotRead
package asyncio.http;

final class Parameters<P> {

  P bind(Request request, Map<String, List<String>> path) throws Exception {
    var errors = new ArrayList<Invalid>();
    var values = new ArrayList<>();
    for (Component component : shape.components()) {
      if (component instanceof Component.Body body) {
        values.add(read(request, body));
      } else {
        values.add(value(component, request, path, errors));
      }
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    try {
      return shape.make(values);
    } catch (IllegalArgumentException refused) {
      throw new InvalidRequest(
          Objects.requireNonNullElse(refused.getMessage(), "the parameters are not valid"));
    }
  }
}

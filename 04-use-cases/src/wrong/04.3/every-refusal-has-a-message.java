// Misconception: who throws says why.
// Fails: refusedWithoutAWord
package asyncio.http;

final class Parameters<P> {

  P bind(Request request, Map<String, List<String>> path) throws Exception {
    var errors = new ArrayList<Invalid>();
    var values = new ArrayList<>();
    for (Component component : shape.components()) {
      values.add(value(component, request, path, errors));
    }
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    for (int i = 0; i < values.size(); i++) {
      if (shape.components().get(i) instanceof Component.Body body) {
        values.set(i, read(request, body));
      }
    }
    try {
      return shape.make(values);
    } catch (IllegalArgumentException refused) {
      throw new InvalidRequest(refused.getMessage());
    }
  }
}

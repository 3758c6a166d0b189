package loopcraft.grader.run;

import tools.jackson.databind.json.JsonMapper;

/** The one mapper, between a worker and its parent and for results that are kept. */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}
}

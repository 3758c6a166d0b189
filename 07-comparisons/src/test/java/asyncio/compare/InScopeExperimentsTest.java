package asyncio.compare;

import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Needs the preview {@code java.util.concurrent.StructuredTaskScope} of JDK 25. */
@DisplayName("what was recorded for 07.4, seen again in a scope")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "the models are what learners write; these are the reference's")
class InScopeExperimentsTest extends Experiments {

  @Override
  Map<Kind, Supplier<Model>> models() {
    return Map.of(Kind.SCOPE, InScope::new);
  }
}

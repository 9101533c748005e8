package dev.mitosis.graph.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.relation.EdgeWriter;
import dev.mitosis.graph.relation.TextLinker;
import dev.mitosis.graph.relation.ValueReader;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a container image: the repository that holds it, in this account, another one or outside of AWS. */
final class ImageReader implements ValueReader {
    private static final Pattern ECR = Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

    private final TextLinker linker;

    ImageReader(TextLinker linker) {
        this.linker = linker;
    }

    @Override
    public void read(EdgeWriter writer, JsonNode value, String pointer, List<String> targets) {
        String image = value.asText();
        if (linker.link(writer, image, pointer, new TextLinker.LinkMode(EdgeKind.REFERENCES, ""))) {
            return;
        }
        Matcher matcher = ECR.matcher(image);
        if (matcher.matches()) {
            boolean own = matcher.group(1).equals(writer.draft().account());
            Entity outside = own
                    ? writer.draft().external().dangling(image.replaceAll("[:@].*", ""))
                    : writer.draft().external().account(matcher.group(1));
            writer.to(outside, EdgeKind.REFERENCES, Strength.EXACT, pointer, image);
        } else if (!image.contains("***")) {
            String first = image.contains("/") ? image.substring(0, image.indexOf('/')) : "";
            String registry = first.contains(".") ? first : "docker.io";
            writer.to(writer.draft().external().host(registry), EdgeKind.REFERENCES, Strength.EXACT, pointer, image);
        }
    }
}

package dev.mitosis.aws;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The region that answers the first questions: who am I, which regions are there. */
record HomeRegion(String name) {
    private static final String FALLBACK = "us-east-1";

    /** The first known region asked for, or the environment's, or the profile's. The instance metadata is not asked. */
    static HomeRegion of(AwsSettings settings, ProfileFile profiles) {
        return settings.regions().stream()
                .filter(name -> Region.regions().contains(Region.of(name)))
                .findFirst()
                .map(HomeRegion::new)
                .orElseGet(() -> configured(settings, profiles));
    }

    private static HomeRegion configured(AwsSettings settings, ProfileFile profiles) {
        AwsRegionProviderChain chain = new AwsRegionProviderChain(
                new SystemSettingsRegionProvider(), new AwsProfileRegionProvider(() -> profiles, settings.profile()));
        try {
            return new HomeRegion(chain.getRegion().id());
        } catch (SdkClientException e) {
            return new HomeRegion(FALLBACK);
        }
    }
}

#!/usr/bin/env bash
# Installs an OpenCL device that any machine has: PoCL 6, which runs kernels on the processor. Debian 12 has PoCL 3, which lacks the generic
# address space that ILGPU asks for, so the packages come from Debian 13, pinned below everything that is installed (libc comes with them).
set -euo pipefail
if ldconfig -p | grep -q "libpocl\.so" && ldconfig -p | grep -q "libOpenCL\.so" && ! dpkg -l pocl-opencl-icd 2>/dev/null | grep -qE "^ii +pocl-opencl-icd[^ ]* +3\."; then
    exit 0
fi

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null || [ "$(. /etc/os-release && echo "$ID")" != debian ]; then
    echo "No OpenCL device, and none can be installed here: device tests will be skipped." >&2
    exit 0
fi

if [ "$(. /etc/os-release && echo "${VERSION_ID:-99}")" -ge 13 ]; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends pocl-opencl-icd ocl-icd-libopencl1 >/dev/null
    exit 0
fi

# the mirror that this machine uses already; its keyring knows the next release too
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' | head -n 1)
cat > /etc/apt/sources.list.d/modelgen-opencl.sources <<SOURCES
Types: deb
URIs: $mirror
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
printf 'Package: *\nPin: release n=trixie\nPin-Priority: 100\n' > /etc/apt/preferences.d/modelgen-opencl
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pocl-opencl-icd/trixie ocl-icd-libopencl1/trixie -t trixie >/dev/null
